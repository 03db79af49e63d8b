import type { DecisionAnswer } from '../advisor/answer.js'

/** The upper bounds of the latency buckets, in seconds. */
export const bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export interface Latency {
  readonly labels: { readonly method: string; readonly route: string; readonly status: string }
  /** How many took no longer than the bound of the same place and longer than the one before; the last: longer than all. */
  readonly buckets: number[]
  sum: number
  count: number
}

type Answer = { readonly decisions: readonly Pick<DecisionAnswer, 'decision' | 'status' | 'bounded'>[] }

/** What happened since the start, in plain numbers: counting is done in every request, telling it only when it is asked for. */
export interface Tally {
  readonly latencies: ReadonlyMap<string, Latency>
  /** By decision and status, joined by a space. */
  readonly decisions: ReadonlyMap<string, number>
  /** By decision. */
  readonly bounded: ReadonlyMap<string, number>
  readonly recommendations: () => number
  /** The route is a pattern and never an address, so that there are as many series as routes and statuses. */
  readonly request: (method: string, route: string, status: number, seconds: number) => void
  readonly answer: (answer: Answer) => void
}

export function createTally(): Tally {
  const latencies = new Map<string, Latency>()
  const decisions = new Map<string, number>()
  const bounded = new Map<string, number>()
  let recommendations = 0
  return {
    latencies,
    decisions,
    bounded,
    recommendations: () => recommendations,
    request(method, route, status, seconds) {
      const key = `${method} ${route} ${status}`
      let latency = latencies.get(key)
      if (!latency) {
        latency = { labels: { method, route, status: String(status) }, buckets: Array<number>(bounds.length + 1).fill(0), sum: 0, count: 0 }
        latencies.set(key, latency)
      }
      let at = 0
      while (at < bounds.length && seconds > (bounds[at] as number)) at++
      latency.buckets[at] = (latency.buckets[at] as number) + 1
      latency.sum += seconds
      latency.count++
    },
    answer(answer) {
      recommendations++
      for (const { decision, status, bounded: isBounded } of answer.decisions) {
        count(decisions, `${decision} ${status}`)
        if (isBounded) count(bounded, decision)
      }
    },
  }
}

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
