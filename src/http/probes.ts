import { z } from 'zod'
import type { Advisor } from '../advisor/advisor.js'
import { type Route, route } from './route.js'

const status = z.strictObject({ status: z.literal('ok') })

/** For whoever watches over the process. */
export const probesOf = ({ ruleset }: Advisor): Route[] => [
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
    description: 'Answers 200 when the ruleset is loaded and requests can be taken, and names the ruleset.',
    ok: { description: 'It can.', schema: status.extend({ ruleset: z.strictObject({ version: z.string(), digest: z.string(), asOf: z.string() }) }) },
    problems: [400],
    handle: () => ({ status: 'ok', ruleset }),
  }),
]
