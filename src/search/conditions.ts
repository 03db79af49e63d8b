import type { Condition, Leaf } from '../knowledge/shape/rule.js'

/** For each variable, the regions that are still possible, one bit each. */
export type State = Int32Array

/** What can be said of a condition while some of its facts are open. */
export interface Judged {
  /** Whether some completion of the state meets it. */
  readonly possible: (state: State) => boolean
  /** Whether every completion meets it. It may say no where only a proof by cases would find out. */
  readonly sure: (state: State) => boolean
}

/** The variable of a leaf and the regions in which it holds. */
export type Locate = (leaf: Leaf) => { readonly variable: number; readonly mask: number }

/** Turns a condition into two questions about a state. */
export function judge(condition: Condition, locate: Locate): Judged {
  if ('fact' in condition) {
    const { variable, mask } = locate(condition)
    return inRegions(variable, mask)
  }
  if ('all' in condition) return every(condition.all.map((member) => judge(member, locate)))
  // Leaves of one variable are one question: in one region or another.
  const masks = new Map<number, number>()
  const groups: Judged[] = []
  for (const member of condition.any) {
    if ('fact' in member) {
      const { variable, mask } = locate(member)
      masks.set(variable, (masks.get(variable) ?? 0) | mask)
    } else groups.push(judge(member, locate))
  }
  return some([...[...masks].map(([variable, mask]) => inRegions(variable, mask)), ...groups])
}

const inRegions = (variable: number, mask: number): Judged => ({
  possible: (state) => ((state[variable] as number) & mask) !== 0,
  sure: (state) => ((state[variable] as number) & ~mask) === 0,
})

function every(members: readonly Judged[]): Judged {
  const [first] = members
  if (members.length === 1 && first) return first
  return {
    possible(state) {
      for (const member of members) if (!member.possible(state)) return false
      return true
    },
    sure(state) {
      for (const member of members) if (!member.sure(state)) return false
      return true
    },
  }
}

function some(members: readonly Judged[]): Judged {
  const [first] = members
  if (members.length === 1 && first) return first
  return {
    possible(state) {
      for (const member of members) if (member.possible(state)) return true
      return false
    },
    sure(state) {
      for (const member of members) if (member.sure(state)) return true
      return false
    },
  }
}
