import type { Check } from '../check.js'
import { citations } from '../citations.js'

export const claimsCarried: Check = {
  name: 'claims-carried',
  description: 'A claim that is relevant to a decision is cited by something that decides or compares, not by the notes alone.',
  *find(context) {
    // What carries a claim may stand in the file that cannot be read.
    if (!context.whole) return
    const carried = new Set([...citations(context)].filter(({ file }) => file !== 'notes.json').flatMap(({ ids }) => ids))
    for (const [at, { id, decisionRelevant }] of context.claims.entries()) {
      if (decisionRelevant && !carried.has(id))
        yield { file: 'notes.json', pointer: `/claims/${at}`, message: `"${id}" is relevant to decisions, but nothing that decides or compares cites it` }
    }
  },
}
