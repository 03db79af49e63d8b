import { Engine } from 'json-rules-engine'
import type { FactValue } from '../scenario/facts.js'

/** Compares a fact, which may be unknown, with the value that a condition asks for. */
export interface StockOperator {
  readonly evaluate: (actual: FactValue | undefined, required: FactValue) => boolean
}

/** What the library's types leave out. */
interface WithOperators {
  readonly operators: { readonly get: (name: string) => StockOperator | null }
}

const { operators } = new Engine() as unknown as WithOperators

/** json-rules-engine's own operator of that name, validator included. Throws where it has none. */
export function stockOperator(name: string): StockOperator {
  const operator = operators.get(name)
  if (!operator) throw new Error(`json-rules-engine has no operator ${JSON.stringify(name)}`)
  return operator
}
