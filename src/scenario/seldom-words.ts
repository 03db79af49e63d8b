import type { FactValue } from './facts.js'

/** Whatever is said of a fact. */
export const anything = 'anything'
export type Values = readonly FactValue[]

/** Sources that are tables. */
export const tables = ['relational-database', 'nosql-database', 'data-warehouse']
/** What a queue does, and a log of records does not. */
export const queueing = ['competing-workers', 'dead-letter', 'delay', 'priority', 'per-message-acknowledgement', 'request-decoupling']
