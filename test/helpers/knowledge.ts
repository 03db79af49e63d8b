import { ownRules, ownSeal } from '../../dist/advisor/advisor.js'
import { operators } from '../../dist/engine/operators.js'
import { loadKnowledge } from '../../dist/knowledge/load.js'
import { openSeal } from '../../dist/knowledge/seal.js'

/** The package's own rules, as the build sealed them; a test holds the seal to a complete check. */
export const knowledge = openSeal(ownSeal, ownRules)?.knowledge ?? (await loadKnowledge(ownRules, operators))
