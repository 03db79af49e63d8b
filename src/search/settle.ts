import type { Facts, FactValue } from '../scenario/facts.js'
import { movesOf, type Position } from './position.js'
import { createScorer, type Move, type Scorer } from './scorer.js'
import { inBit, outBit, unknownBit } from './variables.js'

/** How far a winner holds. */
export type Settled =
  | { readonly kind: 'settled'; readonly evaluations: number }
  /** A scenario that states more and has another winner. */
  | { readonly kind: 'provisional'; readonly completion: Facts; readonly winner: number; readonly evaluations: number }
  /** The bound was reached before either was proved. */
  | { readonly kind: 'bounded'; readonly evaluations: number }

/**
 * Looks for a completion, a scenario that states more, in which another candidate wins.
 *
 * It goes down one open fact at a time, strongest first, and tries each of its regions, "never stated" among them. At every
 * step three things can end a branch: what is fixed so far already has another winner (a completion is found); the
 * bounds say that the winner wins whatever is still open (nothing to find below); or nothing open is left. Bounds may be
 * too wide and derived facts are taken as free, so "settled" is sound as it stands, and each completion is tried on
 * the real derivation before it counts.
 */
export function settle(position: Position, winner: number, bound: number): Settled {
  const { model, standing, facts } = position
  const lower = createScorer(model, standing, facts, 'unknown')
  const whole = createScorer(model, standing, facts, 'open')
  const choices = openFacts(position)
  const stated: Record<string, FactValue> = {}
  let evaluations = 0

  const descend = (depth: number): Settled['kind'] => {
    if (++evaluations > bound) return 'bounded'
    if (lower.certain() !== winner && confirmed(position, stated, winner)) return 'provisional'
    if (whole.certain() === winner) return 'settled'
    const choice = choices[depth]
    if (!choice) return 'settled'
    if (!matters(position, whole, choice)) return descend(depth + 1)
    for (const option of choice.options) {
      if (((whole.state[choice.variable] as number) & option.mask) === 0) continue
      const before = stated[choice.fact]
      const undo = [take(lower, choice, option), take(whole, choice, option)]
      if (option.value !== undefined) stated[choice.fact] = withMember(before, option.value)
      const found = descend(depth + 1)
      if (found === 'provisional') return found
      if (before === undefined) delete stated[choice.fact]
      else stated[choice.fact] = before
      for (const back of undo) back()
      if (found === 'bounded') return found
    }
    return 'settled'
  }

  const kind = descend(0)
  if (kind !== 'provisional') return { kind, evaluations }
  const completion = smallest(position, stated, winner)
  return { kind, completion, winner: winnerOf(position, completion) as number, evaluations }
}

/** Leaves out of a completion every fact and every member without which another candidate still wins. */
function smallest(position: Position, found: Facts, winner: number): Facts {
  let kept: Facts = found
  for (const fact of Object.keys(found)) {
    const { [fact]: value, ...rest } = kept
    if (confirmed(position, rest, winner)) kept = rest
    else if (Array.isArray(value)) {
      for (const member of value as readonly string[]) {
        const fewer = { ...kept, [fact]: (kept[fact] as readonly string[]).filter((one) => one !== member) }
        if (confirmed(position, fewer, winner)) kept = fewer
      }
    }
  }
  return kept
}

/** The winner when more is stated; undefined where that would change a fact that is known by derivation. */
export function winnerOf(position: Position, more: Facts): number | undefined {
  const moves = movesOf(position, more, false)
  if (!moves) return undefined
  const scorer = createScorer(position.model, position.standing, position.facts, 'unknown')
  scorer.apply(moves)
  return scorer.certain()
}

const confirmed = (position: Position, more: Facts, winner: number) => {
  const other = winnerOf(position, more)
  return other !== undefined && other !== winner
}

interface Option {
  readonly mask: number
  /** What is stated by it; undefined: the fact is not stated. */
  readonly value: FactValue | undefined
}

interface Choice {
  readonly fact: string
  readonly variable: number
  /** The other members of the same set: stated or not, they are so together. */
  readonly siblings: readonly number[]
  readonly options: readonly Option[]
}

/** What may still be stated, the weightiest facts first. */
export function openFacts({ model, facts }: Position): Choice[] {
  const unknown = [...model.variablesOf].filter(([fact]) => facts[fact] === undefined)
  unknown.sort(([a], [b]) => (model.weightOf.get(b) ?? 0) - (model.weightOf.get(a) ?? 0))
  return unknown.flatMap(([fact, own]) =>
    own.map((variable): Choice => {
      const { member, regions = [] } = model.variables[variable] ?? {}
      const options = member === undefined ? regions.map(({ value }, at) => ({ mask: 1 << at, value })) : memberOptions(member)
      return { fact, variable, siblings: own.filter((other) => other !== variable), options }
    }),
  )
}

const memberOptions = (member: string): Option[] => [
  { mask: unknownBit, value: undefined },
  { mask: inBit, value: [member] },
  { mask: outBit, value: [] },
]

/** Whether anything that is undecided hangs on the choice. */
const matters = ({ model }: Position, whole: Scorer, { variable }: Choice) => {
  const bits = whole.state[variable] as number
  return (bits & (bits - 1)) !== 0 && (model.rulesOf[variable] ?? []).some((rule) => whole.undecided(rule))
}

/** Takes an option, and with it what follows for the other members of the set. Gives the way back. */
function take(scorer: Scorer, { variable, siblings }: Choice, { mask, value }: Option): () => void {
  const follows = siblings.map((sibling): Move => {
    const bits = scorer.state[sibling] as number
    if (value === undefined) return [sibling, unknownBit]
    return [sibling, bits === unknownBit ? outBit : bits & ~unknownBit]
  })
  return scorer.apply([[variable, mask], ...follows])
}

const withMember = (known: FactValue | undefined, value: FactValue): FactValue => (Array.isArray(known) && Array.isArray(value) ? [...known, ...value] : value)
