import type { Collision } from './answer.js'
import type { Decided } from './decide.js'
import { statedFactsBehind } from './facts-of.js'
import { listed } from './words.js'

/** More would not tell a person more; the smallest sets come first. */
const most = 5

/** For a decision without a viable candidate: the smallest sets of facts that rule out all of them together. */
export function collisionsOf({ status, candidates }: Decided): Collision[] {
  if (status !== 'none-viable') return []
  const causes = candidates.map(({ reasons }) => reasons.filter(({ effect }) => effect === 'eliminates'))
  // What is closed or retired is out whatever was stated: it collides with nothing.
  const stated = causes.filter((reasons) => !reasons.some(({ concern }) => concern === 'lifecycle'))
  const minimal = minimalSets(stated.map((reasons) => reasons.map((reason) => ({ rules: [reason.rule], facts: statedFactsBehind(reason.matched).sort() }))))
  return minimal.slice(0, most).map(({ facts, rules }) => ({ facts, rules, because: told(facts.map((fact) => `\`${fact}\``)) }))
}

interface Cause {
  readonly facts: string[]
  readonly rules: string[]
}

function minimalSets(perCandidate: readonly Cause[][]): Cause[] {
  let sets: Cause[] = [{ facts: [], rules: [] }]
  for (const causes of perCandidate) {
    sets = withoutSupersets(sets.flatMap((set) => causes.map((cause) => ({ facts: union(set.facts, cause.facts), rules: union(set.rules, cause.rules) }))))
  }
  return sets
}

/** Keeps the sets of facts that contain no other one; of equal ones the first. */
function withoutSupersets(sets: readonly Cause[]): Cause[] {
  const bySize = [...sets].sort(
    (a, b) => a.facts.length - b.facts.length || (a.facts.join() < b.facts.join() ? -1 : a.facts.join() > b.facts.join() ? 1 : a.rules.length - b.rules.length),
  )
  const kept: Cause[] = []
  for (const set of bySize) if (!kept.some(({ facts }) => facts.every((fact) => set.facts.includes(fact)))) kept.push(set)
  return kept
}

const union = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].sort()

const told = (facts: readonly string[]) =>
  facts.length === 1 ? `${facts[0]} alone rules out every candidate.` : `Together, ${listed(facts)} rule out every candidate.`
