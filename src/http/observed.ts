import type { Advisor } from '../advisor/advisor.js'
import type { Recommendation, RecommendationSummary } from '../advisor/answer.js'

/** Told of every answer that is given, whole or short. Must not throw or wait. */
export type Observer = (answer: Recommendation | RecommendationSummary, scenario: unknown) => void

/** The same advisor, with observers. */
export function observed(advisor: Advisor, observers: readonly Observer[]): Advisor {
  const told = <A extends Recommendation | RecommendationSummary>(answer: A, scenario: unknown): A => {
    for (const observe of observers) observe(answer, scenario)
    return answer
  }
  return {
    ...advisor,
    recommend: async (scenario, options) => told(await advisor.recommend(scenario, options), scenario),
    summarise: async (scenario, options) => told(await advisor.summarise(scenario, options), scenario),
  }
}
