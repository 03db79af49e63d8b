import { type EvaluatorName, evaluators } from '../engine/evaluators.js'
import { originForm } from '../http/cors.js'
import { keyForm } from '../http/keys.js'
import { connectionLimits } from '../http/limits.js'
import { type Kind, listOf, onOff, oneOf, text, whole } from './kinds.js'

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
  RULES: variable<string | undefined>(
    text('a folder'),
    undefined,
    'The rules to serve; left out, those of the package. Read once: new rules are a new process.',
  ),
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
  MAX_IN_FLIGHT: variable(
    whole(1, 100_000),
    6,
    'Requests under way at the same time; more are turned away with 503 and `Retry-After`, but never probes, metrics and the docs page.',
  ),
  RATE_LIMIT: variable(
    whole(0, 1_000_000),
    0,
    'Requests a minute that one caller may send; more get 429 and `Retry-After`. A batch is one request, however many scenarios it has, and so is each file of the docs page. 0: any number.',
  ),
  TRUST_PROXY: variable(whole(0, 10), 0, 'Proxies in front whose `X-Forwarded-For` says who the caller is.'),
  DRAIN_MS: variable(
    whole(0, 600_000),
    2000,
    'After SIGTERM: how long `/readyz` says no and requests are still answered, so that load balancers turn away first.',
  ),
  STOP_TIMEOUT_MS: variable(whole(100, 600_000), 10_000, 'After that: how long requests under way may take.'),
  DECISION_LOG: variable<string | undefined>(
    text('a file, or stdout'),
    undefined,
    'Where a line of JSON is written for every answer: id, ruleset and winners.',
  ),
  DECISION_LOG_SCENARIO: variable(onOff, false, 'Whether it has the scenario too.'),
  DECISION_LOG_MASK: variable(
    listOf('fields of the scenario with commas between', text('a field', /^[\w.]+$/)),
    [],
    'What is hidden there, such as `title,existing.keep`.',
  ),
  API_KEYS: {
    ...variable<readonly string[] | undefined>(
      listOf('keys of 16 to 256 letters, digits or -._~+/ with commas between', text('', keyForm)),
      undefined,
      'Keys of callers: who shows none gets 401. Unset: the API is open.',
    ),
    secret: true,
  },
  METRICS_NEED_KEY: variable(onOff, false, 'Whether `/metrics` asks for a key too, where there are keys.'),
  CORS_ORIGINS: variable<readonly string[] | undefined>(
    listOf('origins such as https://portal.example.com with commas between', text('', originForm)),
    undefined,
    'Origins whose pages may call the API from a browser. Unset: none.',
  ),
} satisfies Record<string, Variable<never> | Variable<unknown>>
