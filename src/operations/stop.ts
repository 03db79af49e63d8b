import type { FastifyInstance } from 'fastify'

export interface StopOptions {
  /** How long it goes on serving while it says that it is not ready, so that whoever spreads the load turns away first. In milliseconds. */
  readonly drain: number
  /** How long requests under way may take after that, until their connections are cut. In milliseconds. */
  readonly limit: number
}

/** Stops taking requests and lets those under way finish. Resolves in `drain` and `limit` milliseconds at the latest. */
export async function stop(app: FastifyInstance, { drain, limit }: StopOptions): Promise<void> {
  app.log.info({ drain, limit }, 'stopping: no longer ready, serving on until the drain is over')
  await new Promise((resolve) => setTimeout(resolve, drain))
  const cut = setTimeout(() => {
    app.log.warn('requests were still under way: their connections are cut')
    app.server.closeAllConnections()
  }, limit)
  await app.close()
  clearTimeout(cut)
}
