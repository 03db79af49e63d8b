import { setImmediate as turn } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { documentOf, type problem, type RequestProblem } from './problem.js'
import { instanceOf } from './send-problem.js'

/**
 * Answers the members of a list in order, each with what it comes to or with the problem document of its own.
 * `refused` says what of an error is the member's fault; any other error fails the whole request.
 */
export async function oneByOne<T, R extends object>(
  key: string,
  members: readonly T[],
  request: FastifyRequest,
  answer: (member: T) => Promise<R>,
  refused: (error: unknown) => RequestProblem | undefined,
): Promise<(R | { problem: z.infer<typeof problem> })[]> {
  const results: (R | { problem: z.infer<typeof problem> })[] = []
  for (const [at, member] of members.entries()) {
    // A list may take long: others get their turn between any two members.
    if (at > 0) await turn()
    try {
      results.push(await answer(member))
    } catch (error) {
      const found = refused(error)
      if (!found) throw error
      results.push({ problem: documentOf(found, `${instanceOf(request)}#/${key}/${at}`, request.id) })
    }
  }
  return results
}
