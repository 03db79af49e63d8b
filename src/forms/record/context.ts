import type { Scenario } from '../../scenario/schema.js'
import { plain, section } from '../markdown.js'
import { paragraphs } from '../sentences.js'
import type { Telling } from '../telling.js'
import { listed, spoken } from '../words.js'

/** The requirements in prose. */
export function contextOf(scenario: Scenario, telling: Telling): string {
  const told = paragraphs.map((sentences) =>
    sentences
      .map(telling.sentence)
      .filter((sentence) => sentence !== '')
      .join(' '),
  )
  return section(
    '## Context and Problem Statement',
    ...(told.some((text) => text !== '') ? told : ['Nothing is known of the workload yet.']).map(plain),
    bounds(scenario, telling),
  )
}

/** What was not stated of the workload but of the answer. */
function bounds({ services, decide }: Scenario, { service }: Telling): string {
  const named = (ids: readonly string[] | undefined) => listed((ids ?? []).map(service))
  return plain(
    [
      ...(services?.exclude?.length ? [`Policy rules out ${named(services.exclude)}.`] : []),
      ...(services?.prefer?.length ? [`Where it is feasible, policy prefers ${named(services.prefer)}.`] : []),
      ...(decide ? [`To be decided ${decide.length === 1 ? 'is' : 'are'} only ${listed(decide.map(spoken))}.`] : []),
    ].join(' '),
  )
}
