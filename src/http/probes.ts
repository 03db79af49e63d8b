import { z } from 'zod'
import type { Advisor } from '../advisor/advisor.js'
import type { Difference } from '../advisor/self-check.js'
import { RequestProblem } from './problem.js'
import { type Route, route } from './route.js'

const status = z.strictObject({ status: z.literal('ok') })

/** Why no recommendations are given, in an answer of its own. */
export const notReady = ({ scenario, rule, served, reference }: Difference) =>
  new RequestProblem(
    503,
    `The self-check failed, so no recommendations are given: in the worked scenario ${scenario} the rule ${rule} is ${served}, while json-rules-engine says ${reference}.`,
  )

/** For whoever watches over the process. */
export const probesOf = ({ ruleset }: Advisor, difference: Difference | undefined, isStopping = () => false): Route[] => [
  route({
    method: 'GET',
    path: '/livez',
    operationId: 'isAlive',
    tag: 'Operations',
    summary: 'Is the process alive?',
    description: 'Answers as long as the process does.',
    ok: { description: 'It is.', schema: status },
    problems: [400],
    handle: () => ({ status: 'ok' }),
  }),
  route({
    method: 'GET',
    path: '/readyz',
    operationId: 'isReady',
    tag: 'Operations',
    summary: 'Can it take requests?',
    description:
      'Answers 200 when the ruleset is loaded, the self-check passed and requests can be taken, and names the ruleset; otherwise 503, and says why: a difference that the self-check found, or that the process is about to stop.',
    ok: { description: 'It can.', schema: status.extend({ ruleset: z.strictObject({ version: z.string(), digest: z.string(), asOf: z.string() }) }) },
    problems: [400, 503],
    handle: () => {
      if (difference) throw notReady(difference)
      if (isStopping()) throw new RequestProblem(503, 'The service is about to stop: send requests to another instance.')
      return { status: 'ok', ruleset }
    },
  }),
]
