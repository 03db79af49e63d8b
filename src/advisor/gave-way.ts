import type { Knowledge } from '../knowledge/load.js'
import type { ArchitectureAnswer } from './answer-architecture.js'

type GaveWay = ArchitectureAnswer['gaveWay'][number]

/** Where the drawing takes another service than the decision, and why, for whoever reads no further than the summary. */
export const waysGivenTold = (gaveWay: readonly GaveWay[], { services }: Pick<Knowledge, 'services'>): string[] =>
  gaveWay.map((one) => {
    const [to, from] = [one.to, one.from].map((id) => services.get(id)?.name ?? id)
    return withReason(`For ${one.decision}, the architecture is drawn with ${to} in place of ${from}.`, one)
  })

/** A sentence that says what stands in for what, and those of what would be missing otherwise. */
export const withReason = (sentence: string, { because }: Pick<GaveWay, 'because'>): string => `${sentence} ${because}`.trimEnd()
