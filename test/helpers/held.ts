import type { Test } from 'tap'
import type { Advisor } from '../../dist/advisor/advisor.js'
import { type AppOptions, buildApp } from '../../dist/app.js'
import { advisor } from './app.js'
import { listen } from './listening.js'

/** A service that lets two requests in and answers none before it is released. */
export async function held(t: Test, options: AppOptions = {}): Promise<{ base: string; release: () => void; evaluated: () => number }> {
  let release = () => {}
  let count = 0
  const gone = new Promise<void>((resolve) => (release = resolve))
  const hold = async <A>(answer: () => Promise<A>) => {
    count++
    await gone
    return answer()
  }
  const slow: Advisor = {
    ...advisor,
    selfCheck: async () => undefined,
    recommend: (...asked) => hold(() => advisor.recommend(...asked)),
    summarise: (...asked) => hold(() => advisor.summarise(...asked)),
  }
  const app = await buildApp({ advisor: slow, ...options, operations: { inFlight: 2, ...options.operations } })
  t.teardown(() => app.close())
  t.teardown(release)
  return { base: await listen(app), release, evaluated: () => count }
}

/** How many requests are under way, as the metrics of a service say. */
export const inFlight = async (base: string): Promise<number> =>
  Number(/^http_requests_in_flight (\d+)$/m.exec(await (await fetch(`${base}/metrics`)).text())?.[1])
