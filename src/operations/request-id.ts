import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Recommendation } from '../advisor/answer.js'

/** What may stand in a log, a header and a problem document as it is. */
const sane = /^[\w.:/+=-]{1,128}$/

/** Names a request: as its caller did in `x-request-id`, where that can be taken, or by a number under a name that only this process has. */
export function requestIds(): (request: Pick<IncomingMessage, 'headers'>) => string {
  const own = randomBytes(6).toString('hex')
  let count = 0
  return ({ headers }) => {
    const given = headers['x-request-id']
    return typeof given === 'string' && sane.test(given) ? given : `${own}-${(++count).toString(36)}`
  }
}

/** The header that names a request. */
export const requestIdHeader = 'x-request-id'

/** The header that names the ruleset that answers. */
export const rulesetHeader = ({ version, digest }: Recommendation['ruleset']) => ({ ruleset: `${version} ${digest}` })
