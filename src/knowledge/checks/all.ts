import type { Check } from '../check.js'
import { architectureNames, architectureRoles, keptNames, statedMapped } from './architecture.js'
import { architectureRules } from './architecture-rules.js'
import { claimsCarried } from './claims.js'
import { conditionForm, knownFact, knownOperator, operatorFits, raisingFact, valueFits } from './conditions.js'
import { correctedClaims, evidenceDates, evidencePresent, knownEvidence, uniqueEvidence, unverifiedDecidesNothing } from './evidence.js'
import { knownDecisions, knownServices, ruleNames } from './references.js'
import { knownConditions, usedConditions } from './shared-conditions.js'
import { knownSettings } from './settings.js'
import { workedScenarios } from './scenarios.js'
import { companionsAvailable, frameworksKnown, lifecycleTold } from './services.js'

/** Everything that is checked beyond the shape of each file. */
export const checks: readonly Check[] = [
  conditionForm,
  knownConditions,
  usedConditions,
  knownFact,
  raisingFact,
  knownOperator,
  operatorFits,
  valueFits,
  ruleNames,
  knownServices,
  knownDecisions,
  knownSettings,
  architectureRoles,
  architectureNames,
  keptNames,
  architectureRules,
  statedMapped,
  knownEvidence,
  uniqueEvidence,
  evidencePresent,
  unverifiedDecidesNothing,
  correctedClaims,
  claimsCarried,
  evidenceDates,
  lifecycleTold,
  companionsAvailable,
  frameworksKnown,
  workedScenarios,
]
