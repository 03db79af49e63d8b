import { setFlagsFromString } from 'node:v8'

/**
 * While a process starts it does hardly anything twice. What V8 optimises by then is seldom used again, and on one core that takes a good part
 * of the start; so it waits until the service listens. Not before compiled code is loaded: V8 takes it only with the flags it was made with.
 */
export const holdOptimising = (): void => setFlagsFromString('--no-opt')
export const letOptimise = (): void => setFlagsFromString('--opt')
