import type { Knowledge } from '../knowledge/load.js'
import { frameworks } from '../scenario/sections/flow.js'
import type { Warning } from './answer.js'
import type { ArchitectureAnswer } from './answer-architecture.js'
import type { Situation } from './situation.js'
import { listed } from './words.js'

const fact = 'processing.frameworks'
const reuse = 'processing.reuseExistingCode'

/** What is used or wanted and that nothing runs that is drawn. What nobody says to run is a language, which anything speaks; where nothing is drawn, nothing is missing in the drawing. */
export function frameworkWarnings(
  { facts }: Situation,
  { nodes }: ArchitectureAnswer,
  { services, endpoints }: Pick<Knowledge, 'services' | 'endpoints'>,
): Warning[] {
  const used = facts[fact]
  if (typeof used !== 'object' || nodes.length === 0) return []
  const drawn = new Set(nodes.flatMap(({ id, service }) => [id, service]))
  const runners = (framework: string) => [...services.values(), ...endpoints].filter(({ runs }) => runs?.includes(framework))
  const idle = used.filter((one) => runners(one).length > 0 && !runners(one).some(({ id }) => drawn.has(id)))
  if (idle.length === 0) return []
  const names = listed(idle.map((one) => frameworks[one as keyof typeof frameworks]))
  const goesOn = facts[reuse] === true
  const message = goesOn
    ? `Nothing that is drawn runs ${names}: where work of it is to go on there, its code has to be written anew.`
    : `Nothing that is drawn runs ${names}: no work is stated that falls to it, or what is drawn for that work runs something else.`
  return [{ code: 'framework-not-drawn', message, facts: goesOn ? [fact, reuse] : [fact] }]
}
