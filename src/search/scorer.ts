import type { Facts } from '../scenario/facts.js'
import type { State } from './conditions.js'
import type { CandidateModel, DecisionModel, RuleModel, Slot } from './model.js'
import { bitOf } from './state.js'
import { inBit, unknownBit, type Variable } from './variables.js'

/** What holds whatever the open facts turn out to be: lifecycle, policy. */
export interface Standing {
  readonly eliminated: readonly boolean[]
  /** Points that do not come from rules. */
  readonly points: readonly number[]
  /** Companions that policy excludes. */
  readonly excluded: ReadonlySet<string>
}

/** A variable and the regions that it then has. */
export type Move = readonly [variable: number, mask: number]

/** No candidate is viable. */
export const nobody = -1
/** It depends on what is open. */
export const open = -2

/** What becomes of facts that are not known: never stated, or anything. */
export type Rest = 'unknown' | 'open'

/** Keeps, for a state that is changed one variable at a time, how each candidate can and must stand. */
export interface Scorer {
  readonly state: State
  /** Sets variables to the regions of a mask. Gives the way back; ways back are to be taken in reverse. */
  readonly apply: (moves: readonly Move[]) => () => void
  /** The candidate that wins in every completion of the state, `nobody`, or `open`. */
  readonly certain: () => number
  /** Whether some completion may let the candidate win; it may say yes where none does. */
  readonly canWin: (candidate: number) => boolean
  /** Whether a rule is neither surely met nor surely missed. */
  readonly undecided: (rule: RuleModel) => boolean
}

/**
 * Starts from what is known. Facts that are not are either taken as never stated (`unknown`) or left open.
 * Judging all rules from nothing is done once a model; a scorer starts from a copy and judges what the known facts touch.
 */
export function createScorer(model: DecisionModel, standing: Standing, facts: Facts, rest: Rest): Scorer {
  const { rulesOf, candidates, onlyLookedFor } = model
  const blank = blankOf(model, rest)
  const state = blank.state.slice()
  const possible = blank.possible.slice()
  const sure = blank.sure.slice()
  const least = new Float64Array(candidates.length)
  const most = new Float64Array(candidates.length)
  const out = new Uint8Array(candidates.length)
  const maybeOut = new Uint8Array(candidates.length)

  const strongest = (slot: Slot, met: Uint8Array): number => {
    for (const { at, points } of slot) if (met[at]) return points
    return 0
  }
  const sum = (slots: readonly Slot[], met: Uint8Array): number => {
    let total = 0
    for (const slot of slots) total += strongest(slot, met)
    return total
  }
  const weigh = ({ favors, disfavors, eliminations }: CandidateModel, at: number): void => {
    const points = standing.points[at] ?? 0
    least[at] = points + sum(favors, sure) - sum(disfavors, possible)
    most[at] = points + sum(favors, possible) - sum(disfavors, sure)
    out[at] = standing.eliminated[at] || eliminations.some((rule) => sure[rule.at] && counts(rule)) ? 1 : 0
    maybeOut[at] = out[at] || eliminations.some((rule) => possible[rule.at] && counts(rule)) ? 1 : 0
  }
  const counts = ({ companion }: RuleModel) => companion === undefined || standing.excluded.has(companion)
  const judge = (rule: RuleModel): void => {
    const can = rule.possible(state)
    possible[rule.at] = can ? 1 : 0
    sure[rule.at] = can && rule.sure(state) ? 1 : 0
  }

  for (const [fact, variables] of model.variablesOf) {
    const value = facts[fact]
    if (value === undefined) continue
    for (const variable of variables) {
      state[variable] = bitOf(model.variables[variable] as Variable, value)
      for (const rule of rulesOf[variable] ?? []) judge(rule)
    }
  }
  candidates.forEach(weigh)

  /** Whether a candidate that stands so stays before another that stands so. */
  const stays = (one: number, low: number, other: number, high: number) => high < low || (high === low && one < other)

  return {
    state,
    apply(moves) {
      const masks = moves.map(([variable]) => state[variable] as number)
      const changed: { at: number; could: number; must: number }[] = []
      let touched = 0
      for (const [variable, mask] of moves) {
        const was = state[variable] as number
        if (was === mask) continue
        state[variable] = mask
        if (((was | mask) & inBit) === 0 && onlyLookedFor[variable]) continue
        for (const rule of rulesOf[variable] as readonly RuleModel[]) {
          const { at, candidate } = rule
          const [could, must] = [possible[at] as number, sure[at] as number]
          judge(rule)
          if (possible[at] === could && sure[at] === must) continue
          changed.push({ at, could, must })
          touched |= 1 << candidate
        }
      }
      const standings = touched === 0 ? undefined : { least: least.slice(), most: most.slice(), out: out.slice(), maybeOut: maybeOut.slice() }
      for (let at = 0; touched >> at; at++) if ((touched >> at) & 1) weigh(candidates[at] as CandidateModel, at)
      return () => {
        for (let at = moves.length - 1; at >= 0; at--) state[(moves[at] as Move)[0]] = masks[at] as number
        for (let last = changed.pop(); last; last = changed.pop()) {
          possible[last.at] = last.could
          sure[last.at] = last.must
        }
        if (!standings) return
        least.set(standings.least)
        most.set(standings.most)
        out.set(standings.out)
        maybeOut.set(standings.maybeOut)
      }
    },
    certain() {
      let leader = nobody
      for (let at = 0; at < candidates.length; at++) {
        if (!maybeOut[at] && (leader === nobody || (least[at] as number) > (least[leader] as number))) leader = at
      }
      if (leader === nobody) return out.every(Boolean) ? nobody : open
      for (let at = 0; at < candidates.length; at++) {
        if (at !== leader && !out[at] && !stays(leader, least[leader] as number, at, most[at] as number)) return open
      }
      return leader
    },
    canWin(candidate) {
      if (out[candidate]) return false
      for (let at = 0; at < candidates.length; at++) {
        if (at !== candidate && !maybeOut[at] && stays(at, least[at] as number, candidate, most[candidate] as number)) return false
      }
      return true
    },
    undecided: ({ at }) => possible[at] !== sure[at],
  }
}

/** A scenario in which nothing is known. */
interface Blank {
  readonly state: State
  readonly possible: Uint8Array
  readonly sure: Uint8Array
}

const blanks = { unknown: new WeakMap<DecisionModel, Blank>(), open: new WeakMap<DecisionModel, Blank>() }

function blankOf(model: DecisionModel, rest: Rest): Blank {
  const known = blanks[rest].get(model)
  if (known) return known
  const state = Int32Array.from(model.variables, ({ full }) => (rest === 'unknown' ? unknownBit : full))
  const possible = Uint8Array.from(model.rules, (rule) => Number(rule.possible(state)))
  const sure = Uint8Array.from(model.rules, (rule) => Number(rule.sure(state)))
  const made = { state, possible, sure }
  blanks[rest].set(model, made)
  return made
}
