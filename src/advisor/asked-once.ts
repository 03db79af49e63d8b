import type { AnyCondition, EngineRule, Evaluator, EvaluatorFactory, MetLeaf } from '../engine/evaluator.js'
import type { Facts } from '../scenario/facts.js'
import { factsIn } from './facts-of.js'

/** Conditions, which any number of rules may share, and what was said of them by the values of their facts. */
interface Question {
  readonly facts: readonly string[]
  /** Any of the rules that share them. */
  readonly rule: EngineRule
  readonly answers: Map<string, readonly MetLeaf[] | undefined>
}

/**
 * An evaluator that says what another says, and asks it nothing twice: whether conditions are met, and by which leaves, follows from
 * the conditions and the values of their own facts. It asks about none that cannot be met, as no operator is met by an unknown fact.
 */
export const askedOnce =
  (factory: EvaluatorFactory): EvaluatorFactory =>
  (rules): Evaluator => {
    const questions = new Map<string, Question>()
    const asked = rules.map((rule) => {
      const text = JSON.stringify(rule.conditions)
      const question = questions.get(text) ?? { facts: [...new Set(factsIn(rule.conditions))], rule, answers: new Map() }
      questions.set(text, question)
      return { name: rule.name, question }
    })

    return {
      async evaluate(facts) {
        const keys = keysOf(questions.values(), facts)
        const open = [...keys].filter(([{ answers }, key]) => !answers.has(key))
        const matches = await factory(open.map(([{ rule }]) => rule)).evaluate(facts)
        for (const [{ rule, answers }, key] of open) answers.set(key, matches.get(rule.name))
        return new Map(
          asked.flatMap(({ name, question }) => {
            const leaves = question.answers.get(keys.get(question) ?? '')
            return leaves ? [[name, leaves] as const] : []
          }),
        )
      },
    }
  }

/** Whether enough is known for a condition to be met. An empty `any` is, as the library has it. */
function canBeMet(condition: AnyCondition, values: ReadonlyMap<string, string>): boolean {
  if ('fact' in condition) return values.has(condition.fact)
  const can = (member: AnyCondition) => canBeMet(member, values)
  return 'all' in condition ? condition.all.every(can) : condition.any.length === 0 || condition.any.some(can)
}

/** For each question that can be answered with yes the values of its facts. */
function keysOf(questions: Iterable<Question>, facts: Facts): Map<Question, string> {
  const values = new Map(Object.entries(facts).map(([fact, value]) => [fact, JSON.stringify(value)]))
  const keys = new Map<Question, string>()
  for (const question of questions) {
    if (canBeMet(question.rule.conditions, values)) keys.set(question, question.facts.map((fact) => values.get(fact)).join())
  }
  return keys
}
