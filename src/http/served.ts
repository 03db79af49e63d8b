import { z } from 'zod'
import type { Advisor } from '../advisor/advisor.js'
import type { Observer } from './observed.js'

/** A function, which cannot be looked into. */
export const anyFunction = <F extends (...given: never[]) => unknown>() => z.custom<F>((given) => typeof given === 'function', 'Expected a function.')

/** The options in which the plugin and the whole service agree: what is served, and who is told. */
export const servedOptions = {
  advisor: z
    .custom<Advisor>(
      (given) => typeof (given as Partial<Advisor> | null)?.recommend === 'function',
      'Give an advisor, which is what the promise of createAdvisor comes to.',
    )
    .optional(),
  observers: z.array(anyFunction<Observer>()).optional(),
}
