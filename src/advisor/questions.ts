import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import type { DecisionAnswer, Recommendation } from './answer.js'
import { type Drawing, lackingIn, startsIn } from './drawing-questions.js'
import { statableFacts } from './facts-of.js'
import { remembered } from '../memory.js'
import { type Facts, membersOf } from '../scenario/facts.js'
import { isBroughtUp, isSeldom } from '../scenario/seldom.js'
import { weightsOfSettings } from './setting-questions.js'
import { placesOf, type Situation } from './situation.js'

const most = 5
/** Of what could raise other decisions: whether there is more than was said is asked, and not the whole catalog. */
const mostOthers = 2
const mostOfSection = 2

/**
 * What is most useful to state next: what the drawing lacks, what would change a decision, and one fact at least that a start or a setting waits for, with what something stated brings up
 * before it; then what would raise another decision. What few would answer so that it tells comes last. Where nothing is open any more, nothing is asked.
 */
export function nextQuestions(
  answers: readonly DecisionAnswer[],
  drawing: Drawing,
  situation: Situation,
  knowledge: Knowledge,
): Recommendation['nextQuestions'] {
  const { dictionary, decisions } = knowledge
  const { stated, facts } = situation
  const raised = new Set(answers.map(({ decision }) => decision))
  const isOpen = (fact: string) => stated[fact] === undefined
  const open = weightsOfOpen(answers, () => true)
  const missing = lackingIn(drawing, membersOf(stated['existing.keep']), knowledge).filter(isOpen)
  if (raised.size > 0 && open.size + missing.length === 0) return []
  const places = placesOf(dictionary)
  const asked = (weights: ReadonlyMap<string, number>, known: Facts) =>
    [...weights]
      .filter(([fact]) => known[fact] === undefined && (dictionary.get(fact)?.question ?? '') !== '')
      .sort(([a, heavy], [b, light]) => light - heavy || (places.get(a) as number) - (places.get(b) as number))
      .map(([fact]) => fact)
  const telling = spread(new Set([...missing, ...asked(weightsOfOpen(answers, isTelling), stated)]))
  const waiting = [...startsIn(drawing, knowledge).filter(isOpen), ...asked(weightsOfSettings(answers, situation, knowledge), facts)]
  const unraised = weightsOfRaising([...decisions.values()].filter(({ id }) => !raised.has(id)))
  // What follows from something stated needs no asking to raise a decision.
  const others = () => asked(unraised, facts).filter((fact) => !isSeldom(fact, facts))
  const broughtUp = [...new Set([...telling, ...waiting, ...unraised.keys()])].filter((fact) => isOpen(fact) && isBroughtUp(fact, stated))
  const before = telling.filter((fact) => !broughtUp.includes(fact)).slice(0, Math.max(0, most - 1 - broughtUp.length))
  const order = new Set([...before, ...broughtUp, ...waiting.slice(0, 1), ...telling, ...waiting])
  if (order.size < most) {
    const more = others().filter((fact) => !order.has(fact))
    for (const fact of [...more.slice(0, raised.size > 0 ? mostOthers : most), ...asked(open, stated)]) order.add(fact)
  }
  return [...order].slice(0, most).map((fact) => ({ fact, question: dictionary.get(fact)?.question ?? '' }))
}

/** The same facts, those last that go beyond two of a section of the scenario: questions about one matter alone draw no picture of a workload. */
function spread(facts: ReadonlySet<string>): string[] {
  const seen = new Map<string, number>()
  const [first, last]: [string[], string[]] = [[], []]
  for (const fact of facts) {
    const section = fact.split('.', 1)[0] as string
    const before = seen.get(section) ?? 0
    seen.set(section, before + 1)
    if (before < mostOfSection) first.push(fact)
    else last.push(fact)
  }
  return [...first, ...last]
}

/** Whether an answer that many would give changes a decision, and not only together with what few would answer so. */
const isTelling = ({ seldom, together }: OpenQuestion, { openQuestions }: DecisionAnswer): boolean =>
  !seldom && !(together && openQuestions.some((other) => other.together && other.seldom))

type OpenQuestion = DecisionAnswer['openQuestions'][number]

/** For each open fact the shares of its decisions that count; one that only counts together with others comes after all that count alone. */
function weightsOfOpen(answers: readonly DecisionAnswer[], counts: (question: OpenQuestion, of: DecisionAnswer) => boolean): Map<string, number> {
  const weights = new Map<string, number>()
  for (const answer of answers)
    for (const question of answer.openQuestions) if (counts(question, answer)) weights.set(question.fact, (weights.get(question.fact) ?? 0) + question.share)
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
