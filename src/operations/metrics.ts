import type { Metric, Registry } from 'prom-client'
import type { Recommendation } from '../advisor/answer.js'
import { bounds, type Latency, type Tally } from './tally.js'

export interface Measured {
  readonly tally: Tally
  readonly ruleset: Recommendation['ruleset']
  readonly inFlight: () => number
  /** Lines of the decision log that found no room. */
  readonly dropped: () => number
}

export interface Exposition {
  readonly contentType: string
  readonly text: string
}

/** The metrics in the Prometheus text format. The client library takes long to load, so it is loaded when they are first asked for. */
export function exposition(measured: Measured): () => Promise<Exposition> {
  let registry: Promise<Registry> | undefined
  return async () => {
    registry ??= registryOf(measured)
    const { contentType, metrics } = await registry.then((loaded) => ({ contentType: loaded.contentType, metrics: loaded.metrics() }))
    return { contentType, text: await metrics }
  }
}

async function registryOf({ tally, ruleset, inFlight, dropped }: Measured): Promise<Registry> {
  const { default: client } = await import('prom-client')
  const registry = new client.Registry()
  const registers = [registry]
  const counter = (name: string, help: string, labelNames: string[], read: () => Iterable<readonly [string, number]>) =>
    new client.Counter({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset()
        for (const [labels, value] of read()) this.labels(...(labels === '' ? [] : labels.split(' '))).inc(value)
      },
    })
  const gauge = (name: string, help: string, read: () => number) =>
    new client.Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })

  registry.registerMetric(latencyOf(tally.latencies))
  gauge('http_requests_in_flight', 'Requests that were taken and are not answered yet.', inFlight)
  counter('advisor_recommendations_total', 'Scenarios evaluated.', [], () => [['', tally.recommendations()]])
  counter('advisor_decisions_total', 'Decisions taken, by how far they hold.', ['decision', 'status'], () => tally.decisions)
  counter('advisor_search_bounds_reached_total', 'Decisions whose search reached its bound.', ['decision'], () => tally.bounded)
  counter('advisor_decision_log_dropped_total', 'Lines of the decision log that found no room.', [], () => [['', dropped()]])
  new client.Gauge({ name: 'advisor_ruleset_info', help: 'The ruleset that is served.', labelNames: ['version', 'digest', 'as_of'], registers })
    .labels(ruleset.version, ruleset.digest, ruleset.asOf)
    .set(1)
  gauge('advisor_ruleset_age_seconds', 'Time since the as-of date of the ruleset.', () => (Date.now() - Date.parse(ruleset.asOf)) / 1000)
  client.collectDefaultMetrics({ register: registry })
  return registry
}

/** A histogram out of the numbers of the tally: the one of the library can only count for itself. */
function latencyOf(latencies: ReadonlyMap<string, Latency>): Metric<string> {
  const name = 'http_request_duration_seconds'
  const seriesOf = ({ labels, buckets, sum, count }: Latency) => {
    let atMost = 0
    return [
      ...buckets.map((value, at) => ({ metricName: `${name}_bucket`, labels: { ...labels, le: bounds[at] ?? '+Inf' }, value: (atMost += value) })),
      { metricName: `${name}_sum`, labels, value: sum },
      { metricName: `${name}_count`, labels, value: count },
    ]
  }
  const help = 'From the first line of a request until its answer was handed over, by route and status.'
  const get = async () => ({ name, help, type: 'histogram', aggregator: 'sum', values: [...latencies.values()].flatMap(seriesOf) })
  return { name, help, get } as unknown as Metric<string>
}
