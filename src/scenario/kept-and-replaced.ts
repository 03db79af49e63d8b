import { type FactValue, membersOf } from './facts.js'

/** What stands both in the list of what stays and in that of what is replaced, in the order of the first that is given. */
export const keptAndReplaced = (one: FactValue | undefined, other: FactValue | undefined): readonly string[] =>
  membersOf(one).filter((member) => membersOf(other).includes(member))
