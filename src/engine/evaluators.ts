import { compiledEvaluator } from './compiled.js'
import type { EvaluatorFactory } from './evaluator.js'
import { referenceEvaluator } from './reference.js'

/** The ways to evaluate rules, by name. They say the same; the compiled one is the quicker. */
export const evaluators = { compiled: compiledEvaluator, reference: referenceEvaluator } satisfies Record<string, EvaluatorFactory>

export type EvaluatorName = keyof typeof evaluators
