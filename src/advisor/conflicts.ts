import type { Knowledge } from '../knowledge/load.js'
import type { Facts } from '../scenario/facts.js'
import { keptAndReplaced } from '../scenario/kept-and-replaced.js'
import type { Warning } from './answer.js'
import type { Decided } from './decide.js'
import { statedFactsBehind } from './facts-of.js'
import { nameOfRunning } from './running.js'
import { metConditions, type Situation } from './situation.js'
import { listed } from './words.js'

/** Takes the decisions again for other stated facts. */
export type Retake = (stated: Facts) => Promise<readonly Decided[]>

type OutcomeWithout = NonNullable<Warning['outcomes']>[number]

/** Statements that cannot both be meant, and what each of them would give without the other. */
export async function conflictWarnings(situation: Situation, knowledge: Knowledge, decided: readonly Decided[], retake: Retake): Promise<Warning[]> {
  const found = [...contradictions(situation, knowledge), ...tornWarnings(situation, knowledge), ...disagreements(situation)]
  if (found.length === 0) return found
  const without = new Map<string, OutcomeWithout['winners']>()
  for (const fact of new Set(found.flatMap(({ facts }) => facts))) without.set(fact, await winnersWithout(fact, situation, decided, retake))
  return found.map((warning) => {
    const outcomes = warning.facts.map((fact) => ({ without: fact, winners: without.get(fact) ?? {} })).filter(({ winners }) => Object.keys(winners).length > 0)
    return outcomes.length > 0 ? { ...warning, message: `${warning.message} ${told(outcomes, knowledge)}`, outcomes } : warning
  })
}

function contradictions(situation: Situation, { contradictions: rules }: Knowledge): Warning[] {
  const met: Warning[] = []
  for (const { name, because, event, evidence } of rules) {
    const leaves = situation.matches.get(name)
    if (leaves) met.push({ code: event.params.code, message: because, facts: statedFactsBehind(metConditions(leaves, situation)), rule: name, evidence })
  }
  return met
}

/** What is said both to stay and to be replaced. */
function tornWarnings({ facts }: Situation, knowledge: Knowledge): Warning[] {
  const both = keptAndReplaced(facts['existing.keep'], facts['existing.replace']).map((id) => nameOfRunning(id, knowledge))
  if (both.length === 0) return []
  const message = `${listed(both)} ${both.length === 1 ? 'is' : 'are'} said both to stay and to be replaced.`
  return [{ code: 'kept-and-replaced', message, facts: ['existing.keep', 'existing.replace'] }]
}

const disagreements = ({ disagreements: found }: Situation): Warning[] =>
  found.map(({ fact, stated, derived, from }) => ({
    code: 'disagreement',
    message: `${fact} is stated as ${stated}, but ${from.join(' and ')} give${from.length === 1 ? 's' : ''} ${derived}; the stated value was taken.`,
    facts: [fact, ...from],
  }))

/** The winners that change when one stated fact is left out. */
async function winnersWithout(fact: string, { stated }: Situation, decided: readonly Decided[], retake: Retake): Promise<OutcomeWithout['winners']> {
  const { [fact]: _, ...rest } = stated
  const others = new Map((await retake(rest)).map(({ decision, winner }) => [decision.id, winner]))
  // A decision that is not even raised without the fact has no other winner.
  const changed = decided.filter(({ decision, winner }) => others.has(decision.id) && others.get(decision.id) !== winner)
  return Object.fromEntries(changed.map(({ decision }) => [decision.id, others.get(decision.id) ?? null]))
}

const told = (outcomes: readonly OutcomeWithout[], { services }: Knowledge) =>
  outcomes
    .map(({ without, winners }) => {
      const changes = Object.entries(winners).map(
        ([decision, winner]) => `${decision} would go to ${winner === null ? 'no candidate' : (services.get(winner)?.name ?? winner)}`,
      )
      return `Without ${without}, ${changes.join(' and ')}.`
    })
    .join(' ')
