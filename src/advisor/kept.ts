import type { Knowledge } from '../knowledge/load.js'
import { technologies } from '../scenario/sections/ground.js'
import type { DecisionAnswer, Warning } from './answer.js'
import type { ArchitectureAnswer } from './answer-architecture.js'
import type { Situation } from './situation.js'
import { listed } from './words.js'

const keep = 'existing.keep'

/** Sources and stores that stand for a technology under another name. */
const drawnAs: Readonly<Record<string, readonly string[]>> = {
  kafka: ['kafka-topics', 'kafka-self-managed'],
  dynamodb: ['nosql-database'],
  'on-premises-warehouse': ['data-warehouse'],
}

/** What stays but stands nowhere in the architecture, and for whom it counted. Where nothing is joined, nothing is missing in the drawing. */
export function keptWarnings(
  { facts }: Situation,
  decisions: readonly DecisionAnswer[],
  { nodes, edges }: ArchitectureAnswer,
  { services }: Pick<Knowledge, 'services'>,
): Warning[] {
  const kept = facts[keep]
  if (typeof kept !== 'object' || edges.length === 0) return []
  const shown = new Set([
    ...decisions.flatMap(({ recommended, companions }) => [recommended, ...companions.map(({ service }) => service)]),
    ...nodes.flatMap(({ id, service }) => [id, service]),
  ])
  const left = kept.filter((id) => ![id, ...(drawnAs[id] ?? [])].some((name) => shown.has(name)))
  if (left.length === 0) return []
  const named = (id: string) => services.get(id)?.name ?? technologies[id as keyof typeof technologies] ?? id
  const told = (id: string) => {
    const [goingOn, counted] = winnersBy(id, decisions)
    if (goingOn.length > 0 && !services.has(id)) return `${named(id)} (counted as what the team goes on with in ${listed(goingOn.map(named))})`
    return counted.length === 0 ? named(id) : `${named(id)} (counted for ${listed(counted.map(named))})`
  }
  return [{ code: 'kept-not-drawn', message: `What stays is not drawn: ${left.map(told).join('; ')}.`, facts: [keep] }]
}

/** The recommended services that it counted for as what runs already, and those that it counted for at all. */
function winnersBy(id: string, decisions: readonly DecisionAnswer[]): [goingOn: string[], counted: string[]] {
  const [goingOn, counted] = [new Set<string>(), new Set<string>()]
  for (const { recommended, candidates } of decisions) {
    for (const reason of candidates.find(({ service }) => service === recommended)?.reasons ?? []) {
      if (recommended === null || !reason.counted || reason.effect !== 'favors') continue
      if (!reason.matched.some(({ fact, required }) => fact === keep && required === id)) continue
      counted.add(recommended)
      if (reason.concern === 'existing') goingOn.add(recommended)
    }
  }
  return [[...goingOn], [...counted]]
}
