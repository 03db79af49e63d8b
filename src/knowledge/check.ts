import type { ContentFault } from './fault.js'
import type { CheckContext } from './library.js'

/** A finding before it is signed with the name of the check that made it. */
export type Finding = Omit<ContentFault, 'check'>

/** One small rule about the content. */
export interface Check {
  readonly name: string
  readonly description: string
  readonly find: (context: CheckContext) => Iterable<Finding>
}

export const runChecks = (checks: readonly Check[], context: CheckContext): ContentFault[] =>
  checks.flatMap(({ name, find }) => [...find(context)].map((finding) => ({ ...finding, check: name })))
