import type { Knowledge } from '../knowledge/load.js'
import type { DecisionAnswer, Warning } from './answer.js'
import type { ArchitectureAnswer } from './answer-architecture.js'
import { nameOfRunning } from './running.js'
import type { Situation } from './situation.js'
import { listed } from './words.js'

const keep = 'existing.keep'

/** What stands for a technology under another name: sources, stores, and where what ran on it goes on. */
const drawnAs: Readonly<Record<string, readonly string[]>> = {
  kafka: ['kafka-topics', 'kafka-self-managed'],
  dynamodb: ['nosql-database'],
  rabbitmq: ['amazon-mq'],
  activemq: ['amazon-mq'],
  kubernetes: ['container-workers'],
  'on-premises-warehouse': ['data-warehouse'],
}

/** What is drawn in the place of a technology that says the same under its own name, and is another thing to run. */
const standsIn: Readonly<Record<string, string>> = { airflow: 'mwaa' }

/** What a cluster of EMR that stays as well runs itself. */
const runsOnEmr: ReadonlySet<string> = new Set(['hadoop', 'spark', 'hive', 'hbase', 'presto', 'flink'])

/** What a service runs on where it is set up so. */
const runsUnder: Readonly<Record<string, { readonly service: string; readonly setting: string; readonly value: string }>> = {
  kubernetes: { service: 'emr', setting: 'deployment', value: 'eks' },
}

/** What stays but stands nowhere in the architecture, and for whom it counted. Where nothing is drawn, nothing is missing in the drawing. */
export function keptWarnings(
  { facts }: Situation,
  decisions: readonly DecisionAnswer[],
  { nodes }: ArchitectureAnswer,
  knowledge: Pick<Knowledge, 'services'>,
): Warning[] {
  const kept = facts[keep]
  if (typeof kept !== 'object' || nodes.length === 0) return []
  const shown = new Set(nodes.flatMap(({ id, service }) => [id, service]))
  const drawsEmr = kept.includes('emr') && shown.has('emr')
  const left = kept.filter((id) => ![id, ...(drawnAs[id] ?? [])].some((name) => shown.has(name)) && !(drawsEmr && runsOnEmr.has(id)) && !isRunOn(id, decisions))
  if (left.length === 0) return []
  const named = (id: string) => nameOfRunning(id, knowledge)
  const told = (id: string) => {
    const other = standsIn[id]
    if (other !== undefined && shown.has(other)) return `${named(id)} (${named(other)} stands in its place)`
    const counted = winnersBy(id, decisions)
    return counted.length === 0 ? named(id) : `${named(id)} (it spoke for ${listed(counted.map(named))})`
  }
  return [{ code: 'kept-not-drawn', message: `What stays is not drawn: ${left.map(told).join('; ')}.`, facts: [keep] }]
}

/** Whether a service that is recommended is set up to run on it. */
function isRunOn(id: string, decisions: readonly DecisionAnswer[]): boolean {
  const under = runsUnder[id]
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
