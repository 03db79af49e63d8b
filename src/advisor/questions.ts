import type { Knowledge } from '../knowledge/load.js'
import { factsNamedIn } from '../knowledge/named-facts.js'
import type { Decision } from '../knowledge/shape/files.js'
import type { DecisionAnswer, Recommendation } from './answer.js'
import { statableFacts } from './facts-of.js'
import { remembered } from '../memory.js'
import type { Facts } from '../scenario/facts.js'
import { placesOf, type Situation } from './situation.js'

const most = 5

/**
 * What is most useful to state next: what the drawing lacks, what would change a decision, then what would raise another; what few would answer so that it
 * tells comes last. Where nothing is open any more, nothing is asked.
 */
export function nextQuestions(
  answers: readonly DecisionAnswer[],
  gaps: Recommendation['architecture']['gaps'],
  { stated, facts }: Situation,
  { dictionary, decisions }: Knowledge,
): Recommendation['nextQuestions'] {
  const raised = new Set(answers.map(({ decision }) => decision))
  const open = weightsOfOpen(answers)
  const missing = gaps.flatMap(({ because }) => factsNamedIn(because)).filter((fact) => stated[fact] === undefined)
  if (raised.size > 0 && open.size + missing.length === 0) return []
  const places = placesOf(dictionary)
  const asked = (weights: ReadonlyMap<string, number>, known: Facts) =>
    [...weights]
      .filter(([fact]) => known[fact] === undefined && (dictionary.get(fact)?.question ?? '') !== '')
      .sort(([a, heavy], [b, light]) => light - heavy || (places.get(a) as number) - (places.get(b) as number))
      .map(([fact]) => fact)
  const isSeldom = (fact: string) => dictionary.get(fact)?.seldom === true
  const telling = asked(open, stated)
  const isTelling = (fact: string) => !isSeldom(fact) && answers.some(({ openQuestions }) => !isIdle(fact, openQuestions, isSeldom))
  const order = new Set([...missing, ...telling.filter(isTelling)])
  // What follows from something stated needs no asking to raise a decision.
  const others = () => asked(weightsOfRaising([...decisions.values()].filter(({ id }) => !raised.has(id))), facts)
  if (order.size < most) for (const fact of [...others().filter((one) => !isSeldom(one)), ...telling]) order.add(fact)
  return [...order].slice(0, most).map((fact) => ({ fact, question: dictionary.get(fact)?.question ?? '' }))
}

/** Whether a fact changes nothing in a decision but together with what few would answer so. */
function isIdle(fact: string, openQuestions: DecisionAnswer['openQuestions'], isSeldom: (fact: string) => boolean): boolean {
  const own = openQuestions.find((question) => question.fact === fact)
  return own === undefined || (own.together && openQuestions.some((other) => other.together && isSeldom(other.fact)))
}

/** For each open fact the shares of its decisions; one that only counts together with others comes after all that count alone. */
function weightsOfOpen(answers: readonly DecisionAnswer[]): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { openQuestions } of answers) for (const { fact, share } of openQuestions) weights.set(fact, (weights.get(fact) ?? 0) + share)
  return weights
}

const raising = new WeakMap<Decision, ReadonlySet<string>>()

/** For each fact the number of decisions that it can raise. */
function weightsOfRaising(decisions: readonly Decision[]): Map<string, number> {
  const weights = new Map<string, number>()
  for (const decision of decisions)
    for (const fact of remembered(raising, decision, ({ raisedBy }) => statableFacts(raisedBy))) weights.set(fact, (weights.get(fact) ?? 0) + 1)
  return weights
}
