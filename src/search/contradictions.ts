import { compiledEvaluator } from '../engine/compiled.js'
import type { GroupCondition, SyncEvaluator } from '../engine/evaluator.js'
import { type StockOperator, stockOperator } from '../engine/stock-operators.js'
import type { Knowledge } from '../knowledge/load.js'
import { type Conditions, type Leaf, leavesOf } from '../knowledge/shape/rule.js'
import { once, remembered } from '../memory.js'
import type { PlacedDerivation } from '../scenario/derivation.js'
import { derivations } from '../scenario/derivations.js'
import { derive } from '../scenario/derived.js'
import { factsBehind } from '../scenario/behind.js'
import { addFacts, type Facts, type FactValue, noFacts } from '../scenario/facts.js'
import { keptAndReplaced } from '../scenario/kept-and-replaced.js'

/** The rules that tell what cannot both be meant, ready to be asked of one fact more. */
export interface Contradictions {
  readonly rules: readonly Contradiction[]
  readonly evaluator: SyncEvaluator
  /** What has to be derived to ask them. */
  readonly derivations: readonly PlacedDerivation[]
  /** For each fact the figures at which they ask something of it. */
  readonly figures: ReadonlyMap<string, readonly number[]>
}

interface Contradiction {
  readonly name: string
  /** What it asks in any case; it may ask more. */
  readonly needs: readonly Need[]
  /** The facts of which some value may bring it about: those that it asks, and those from which these follow. */
  readonly facts: readonly string[]
  /** The facts from which others that it asks follow. */
  readonly parts: ReadonlySet<string>
}

/** One thing that is asked, in one of several ways. */
interface Need {
  readonly ways: readonly Test[]
  /** The facts of which some value may meet it. */
  readonly facts: readonly string[]
}

interface Test {
  readonly fact: string
  readonly required: FactValue
  readonly operator: StockOperator
  /** The fact, and those from which it may follow. */
  readonly behind: ReadonlySet<string>
}

/** What may not be stated beside what is known of one scenario, as both cannot be meant. */
export interface Contradicting {
  /** The facts that are open and of which some value may contradict; any other is certain not to. Few are, and mostly none: ask for them first. */
  readonly facts: () => ReadonlySet<string>
  /** Whether this value does. A set does not by what is missing: more may be in it. */
  readonly is: (fact: string, value: FactValue) => boolean
  /** The figures at which a fact begins or ceases to. */
  readonly figuresOf: (fact: string) => readonly number[]
}

const made = new WeakMap<Knowledge['contradictions'], Contradictions>()

export const contradictionsOf = ({ contradictions }: Pick<Knowledge, 'contradictions'>): Contradictions => remembered(made, contradictions, prepared)

function prepared(given: Knowledge['contradictions']): Contradictions {
  const rules = given.flatMap(({ name, conditions, event }) => (conditions ? [{ name, conditions, leaves: [...leavesOf(conditions)], event }] : []))
  const figures = new Map<string, number[]>()
  for (const { fact, value } of rules.flatMap(({ leaves }) => leaves)) if (typeof value === 'number') remembered(figures, fact, newFigures).push(value)
  const asked = factsBehind(rules.flatMap(({ leaves }) => leaves.map(({ fact }) => fact)))
  const own = derivations.filter(({ fact }) => asked.has(fact))
  return {
    rules: rules.map(({ name, conditions, leaves }) => {
      const lacked = new Set(leaves.flatMap(({ fact, operator }) => (operator === 'doesNotContain' ? [fact] : [])))
      const meeting = (asked: readonly Pick<Leaf, 'fact'>[]) => [...factsBehind(asked.map(({ fact }) => fact))].filter((fact) => !lacked.has(fact))
      return {
        name,
        needs: needsOf(conditions).map((ways) => ({ ways, facts: meeting(ways) })),
        facts: meeting(leaves),
        parts: new Set(leaves.flatMap(({ fact }) => [...factsBehind([fact])].filter((one) => one !== fact))),
      }
    }),
    evaluator: compiledEvaluator(rules.map(({ name, conditions, event }) => ({ name, conditions: conditions as GroupCondition, event }))),
    derivations: own,
    figures,
  }
}

const newFigures = (): number[] => []

const needsOf = (conditions: Conditions): Test[][] =>
  ('all' in conditions ? conditions.all : []).flatMap((one) => {
    const ways = 'fact' in one ? [one] : 'any' in one ? one.any : []
    const leaves = ways.filter((way) => 'fact' in way)
    return leaves.length > 0 && leaves.length === ways.length ? [leaves.map(testOf)] : []
  })

const testOf = ({ fact, operator, value }: Leaf): Test => ({
  fact,
  required: value,
  operator: stockOperator(operator),
  behind: factsBehind([fact]),
})

/** Hardly ever is all known that a contradiction needs but one fact, and of that few values do: nothing is derived but for those. */
export function contradictingAt({ rules, evaluator, derivations: own, figures }: Contradictions, stated: Facts, known: Facts): Contradicting {
  const before = once(() => evaluator.evaluate(known))
  const suspects = once(() => suspectsAt(rules, known))
  const facts = once(() => new Set(suspects().keys()))
  const answers = new Map<string, Map<FactValue, boolean>>()
  const contradicts = (fact: string, value: FactValue): boolean => {
    const suspected = (suspects().get(fact) ?? []).filter(({ open }) => open.every(({ ways }) => ways.some((way) => mayMeet(way, fact, value))))
    if (suspected.length === 0) return isTorn(fact, value, known)
    const anew = { [fact]: value }
    const after = evaluator.evaluate(
      suspected.some(({ parts }) => parts.has(fact)) ? derive(stated, own, anew).facts : addFacts(addFacts(noFacts(), known), anew),
    )
    return suspected.some(({ name }) => after.has(name) && !before().has(name)) || isTorn(fact, value, known)
  }
  return {
    facts,
    is: (fact, value) => facts().has(fact) && remembered(remembered(answers, fact, newAnswers), value, () => contradicts(fact, value)),
    figuresOf: (fact) => figures.get(fact) ?? none,
  }
}

/** A contradiction, and which of its needs are not met as things are known. */
interface Suspect extends Pick<Contradiction, 'name' | 'parts'> {
  readonly open: Contradiction['needs']
}

/** For each fact the contradictions that it may bring about by itself, as all else that they need is known. */
function suspectsAt(rules: readonly Contradiction[], known: Facts): Map<string, Suspect[]> {
  const suspects = new Map<string, Suspect[]>()
  for (const { name, needs, facts, parts } of rules) {
    const open: Need[] = []
    let meeting = facts
    for (const need of needs) {
      if (isMet(need, known)) continue
      open.push(need)
      meeting = open.length === 1 ? need.facts : meeting.filter((fact) => need.facts.includes(fact))
      if (meeting.length === 0) break
    }
    for (const fact of meeting) if (known[fact] === undefined) remembered(suspects, fact, noSuspects).push({ name, parts, open })
  }
  for (const [fact, counterpart] of counterparts) if (known[fact] === undefined && known[counterpart] !== undefined) remembered(suspects, fact, noSuspects)
  return suspects
}

function isMet({ ways }: Need, known: Facts): boolean {
  for (const { fact, required, operator } of ways) {
    const value = known[fact]
    if (value !== undefined && operator.evaluate(value, required)) return true
  }
  return false
}

const mayMeet = ({ fact: asked, required, operator, behind }: Test, fact: string, value: FactValue) =>
  asked === fact ? operator.evaluate(value, required) : behind.has(fact)

const none: readonly number[] = []
const noSuspects = (): Suspect[] => []
const newAnswers = () => new Map<FactValue, boolean>()

/** What stays and what is replaced: one has to be known for the other to contradict it. */
const counterparts: ReadonlyMap<string, string> = new Map([
  ['existing.keep', 'existing.replace'],
  ['existing.replace', 'existing.keep'],
])

function isTorn(fact: string, value: FactValue, known: Facts): boolean {
  const counterpart = counterparts.get(fact)
  return counterpart !== undefined && keptAndReplaced(value, known[counterpart]).length > 0
}
