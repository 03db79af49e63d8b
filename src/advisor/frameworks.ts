import { frameworks } from '../scenario/sections/flow.js'
import type { Warning } from './answer.js'
import type { ArchitectureAnswer } from './answer-architecture.js'
import type { Situation } from './situation.js'
import { listed } from './words.js'

const fact = 'processing.frameworks'

/** What runs a framework, or reads and writes by it; others are languages, which anything speaks. */
const runBy: Readonly<Record<string, readonly string[]>> = {
  spark: ['emr', 'glue-etl'],
  hive: ['emr'],
  flink: ['managed-flink', 'emr'],
  hbase: ['emr'],
  presto: ['emr', 'athena'],
  trino: ['emr', 'athena'],
  pig: ['emr'],
  mapreduce: ['emr'],
  hudi: ['emr', 'glue-etl'],
  beam: ['managed-flink'],
  containers: ['aws-batch', 'container-workers', 'lambda', 'stream-readers', 'further-readers'],
}

/** What is used or wanted and that nothing runs that is drawn. Where nothing is drawn, nothing is missing in the drawing. */
export function frameworkWarnings({ facts }: Situation, { nodes }: ArchitectureAnswer): Warning[] {
  const used = facts[fact]
  if (typeof used !== 'object' || nodes.length === 0) return []
  const drawn = new Set(nodes.flatMap(({ id, service }) => [id, service]))
  const idle = used.filter((one) => runBy[one]?.some((part) => drawn.has(part)) === false)
  if (idle.length === 0) return []
  const names = listed(idle.map((one) => frameworks[one as keyof typeof frameworks]))
  const message = `Nothing that is drawn runs ${names}: no work is stated that falls to it, or another does that.`
  return [{ code: 'framework-not-drawn', message, facts: [fact] }]
}
