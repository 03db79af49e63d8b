import type { Knowledge } from '../knowledge/load.js'
import type { DecisionAnswer } from './answer.js'
import type { ArchitectureAnswer } from './answer-architecture.js'
import { configure } from './configure.js'
import type { Situation } from './situation.js'

type GaveWay = ArchitectureAnswer['gaveWay'][number]

/** Where the drawing takes another service than the decision: a sentence each, for whoever reads no further than the summary. */
export const waysGivenTold = (gaveWay: readonly GaveWay[], { services }: Pick<Knowledge, 'services'>): string[] =>
  gaveWay.map((one) => {
    const [to, from] = [one.to, one.from].map((id) => services.get(id)?.name ?? id)
    return `For ${one.decision}, the architecture is drawn with ${to} in place of ${from}${becauseOf(one)}.`
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

/** What would be missing, as the end of a sentence that began before it. */
export const becauseOf = ({ because }: Pick<GaveWay, 'because'>): string =>
  because === '' ? '' : `, because ${because.replace(/^N/, 'n').replace(/\.$/, '').replaceAll('. No documented connection', ', and none')}`
