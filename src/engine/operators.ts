/** What an operator compares a fact with. */
export interface OperatorUse {
  /** Types of facts it makes sense for. */
  readonly facts: readonly ('choice' | 'set' | 'number' | 'boolean')[]
  /** Whether it compares with one value or with a list of them. */
  readonly value: 'one' | 'list'
}

/**
 * The operators that rules may use, all of them json-rules-engine's own. None is met by an unknown fact,
 * which is why `notEqual`, `notIn`, `not` and every decorated operator are missing.
 */
export const operators: Readonly<Record<string, OperatorUse>> = {
  equal: { facts: ['choice', 'boolean', 'number'], value: 'one' },
  in: { facts: ['choice'], value: 'list' },
  contains: { facts: ['set'], value: 'one' },
  doesNotContain: { facts: ['set'], value: 'one' },
  lessThan: { facts: ['number'], value: 'one' },
  lessThanInclusive: { facts: ['number'], value: 'one' },
  greaterThan: { facts: ['number'], value: 'one' },
  greaterThanInclusive: { facts: ['number'], value: 'one' },
}
