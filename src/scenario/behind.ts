import { derivations } from './derivations.js'

/** Facts, and those from which they may follow, directly or by others. */
export function factsBehind(asked: Iterable<string>): Set<string> {
  const facts = new Set(asked)
  // What is added is gone through, too.
  for (const fact of facts) for (const { fact: derived, from } of derivations) if (derived === fact) for (const part of from) facts.add(part)
  return facts
}
