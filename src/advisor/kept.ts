import type { Knowledge } from '../knowledge/load.js'
import type { DecisionAnswer, Warning } from './answer.js'
import type { ArchitectureAnswer } from './answer-architecture.js'
import { nameOfRunning } from './running.js'
import type { Situation } from './situation.js'
import { listed } from './words.js'

const keep = 'existing.keep'

type Kept = Knowledge['architecture']['kept']

/** What stays but stands nowhere in the architecture, and for whom it counted. Where nothing is drawn, nothing is missing in the drawing. */
export function keptWarnings(
  { facts }: Situation,
  decisions: readonly DecisionAnswer[],
  { nodes }: ArchitectureAnswer,
  knowledge: Pick<Knowledge, 'services' | 'architecture'>,
): Warning[] {
  const kept = facts[keep]
  if (typeof kept !== 'object' || nodes.length === 0) return []
  const ways = knowledge.architecture.kept
  const shown = new Set(nodes.flatMap(({ id, service }) => [id, service]))
  const isDrawn = (id: string) => {
    const { drawnAs = [], partOf, runs } = ways[id] ?? {}
    const isPart = partOf !== undefined && kept.includes(partOf) && shown.has(partOf)
    return isPart || [id, ...drawnAs].some((name) => shown.has(name)) || isRunOn(runs, decisions)
  }
  const left = kept.filter((id) => !isDrawn(id))
  if (left.length === 0) return []
  const named = (id: string) => nameOfRunning(id, knowledge)
  const told = (id: string) => {
    const other = ways[id]?.replacedBy
    if (other !== undefined && shown.has(other)) return `${named(id)} (${named(other)} stands in its place)`
    const counted = winnersBy(id, decisions)
    return counted.length === 0 ? named(id) : `${named(id)} (it spoke for ${listed(counted.map(named))})`
  }
  return [{ code: 'kept-not-drawn', message: `What stays is not drawn: ${left.map(told).join('; ')}.`, facts: [keep] }]
}

/** Whether a service that is recommended is set up to run on it. */
function isRunOn(under: Kept[string]['runs'], decisions: readonly DecisionAnswer[]): boolean {
  return decisions.some(
    ({ recommended, configuration }) =>
      recommended === under?.service && configuration.some(({ setting, value }) => setting === under?.setting && value === under.value),
  )
}

/** The recommended services that it counted for. */
const winnersBy = (id: string, decisions: readonly DecisionAnswer[]): string[] => [
  ...new Set(
    decisions.flatMap(({ recommended, candidates }) => {
      const reasons = candidates.find(({ service }) => service === recommended)?.reasons ?? []
      const counts = reasons.some(
        ({ counted, effect, matched }) => counted && effect === 'favors' && matched.some((one) => one.fact === keep && one.required === id),
      )
      return recommended !== null && counts ? recommended : []
    }),
  ),
]
