import type { Knowledge } from '../knowledge/load.js'
import type { DecisionAnswer } from './answer.js'
import type { ArchitectureAnswer } from './answer-architecture.js'
import { configure } from './configure.js'
import type { Situation } from './situation.js'

type GaveWay = ArchitectureAnswer['gaveWay'][number]

/** Where the drawing takes another service than the decision, and why, for whoever reads no further than the summary. */
export const waysGivenTold = (gaveWay: readonly GaveWay[], { services }: Pick<Knowledge, 'services'>): string[] =>
  gaveWay.map((one) => {
    const [to, from] = [one.to, one.from].map((id) => services.get(id)?.name ?? id)
    return withReason(`For ${one.decision}, the architecture is drawn with ${to} in place of ${from}.`, one)
  })

/** The decisions, with how to run what the drawing takes in place of a winner. */
export const withDrawnSettings = (
  decisions: readonly DecisionAnswer[],
  gaveWay: readonly GaveWay[],
  situation: Situation,
  { services }: Pick<Knowledge, 'services'>,
): DecisionAnswer[] =>
  decisions.map((answer) => {
    const drawn = gaveWay.find(({ decision }) => decision === answer.decision)
    const service = drawn && services.get(drawn.to)
    if (!service) return answer
    const configuration = [...configure(service, situation).settings]
    return { ...answer, candidates: answer.candidates.map((one) => (one.service === service.id ? { ...one, configuration } : one)) }
  })

/** A sentence that says what stands in for what, and those of what would be missing otherwise. */
export const withReason = (sentence: string, { because }: Pick<GaveWay, 'because'>): string => `${sentence} ${because}`.trimEnd()
