import { type EvaluatorName, evaluators } from '../engine/evaluators.js'
import { connectionLimits } from '../http/limits.js'
import { type Kind, oneOf, text, whole } from './kinds.js'

/** One variable of the environment. The README shows each: a test compares. */
export interface Variable<V> {
  readonly takes: Kind<V>
  /** What holds when it is not set. Undefined: nothing. */
  readonly default: V
  readonly meaning: string
  /** Its value is never shown, not even in a fault. */
  readonly secret?: boolean
}

const variable = <V>(takes: Kind<V>, fallback: V, meaning: string): Variable<V> => ({ takes, default: fallback, meaning })

/** Every variable that is read, one entry each. Nothing else of the environment has a part in what the service does. */
export const variables = {
  HOST: variable(text('a host name or address', /^[\w.:-]+$/), '127.0.0.1', 'Where it listens.'),
  PORT: variable(whole(0, 65_535), 3000, 'The port; 0 takes a free one.'),
  LOG_LEVEL: variable(oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'), 'info', 'The least that is logged.'),
  EVALUATOR: variable(
    oneOf(...(Object.keys(evaluators) as EvaluatorName[])),
    'compiled',
    'Whether rules run in their compiled form or in json-rules-engine itself: the bytes are the same.',
  ),
  MAX_CONNECTIONS: variable(whole(1, 100_000), connectionLimits.connections, 'Connections at the same time; the next one is closed at once.'),
  HEADERS_TIMEOUT_MS: variable(whole(100, 600_000), connectionLimits.headersTimeout, 'How long the headers of a request may take to arrive.'),
  REQUEST_TIMEOUT_MS: variable(whole(100, 600_000), connectionLimits.requestTimeout, 'How long a whole request may take to arrive.'),
  KEEP_ALIVE_TIMEOUT_MS: variable(
    whole(100, 600_000),
    connectionLimits.keepAliveTimeout,
    'How long a connection may rest between requests: longer than that of a load balancer before it.',
  ),
} satisfies Record<string, Variable<never> | Variable<unknown>>
