import type { Advisor } from '../advisor/advisor.js'
import type { Recommendation } from '../advisor/answer.js'

/** Told of every answer, whoever asked for it. Must not throw or wait. */
export type Observer = (answer: Recommendation, scenario: unknown) => void

/** The same advisor, with observers. */
export function observed(advisor: Advisor, observers: readonly Observer[]): Advisor {
  return {
    ...advisor,
    async recommend(scenario, options) {
      const answer = await advisor.recommend(scenario, options)
      for (const observe of observers) observe(answer, scenario)
      return answer
    },
  }
}
