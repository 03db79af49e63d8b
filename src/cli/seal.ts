// Checks the package's own rules completely and seals what came of it, and what json-rules-engine says of the worked scenarios, for the
// starts that follow. Part of `npm run build`.
import { rmSync } from 'node:fs'
import { advisorOf, ownRules, ownSeal } from '../advisor/advisor.js'
import { askedOnce } from '../advisor/asked-once.js'
import { programOf } from '../advisor/program.js'
import { evaluationRecordOf } from '../advisor/evaluation-record.js'
import { evaluators } from '../engine/evaluators.js'
import { operators } from '../engine/operators.js'
import { loadKnowledge } from '../knowledge/load.js'
import { rulesMark } from '../knowledge/marks.js'
import { openSeal, writeSeal } from '../knowledge/seal.js'
import { searchable } from '../search/limits.js'

if (openSeal(ownSeal, ownRules) === undefined) {
  try {
    rmSync(ownSeal, { force: true })
    const mark = rulesMark(ownRules)
    const knowledge = await loadKnowledge(ownRules, operators, [searchable])
    const record = await evaluationRecordOf(knowledge, askedOnce(evaluators.reference)(programOf(knowledge)).evaluate)
    const advisor = advisorOf(knowledge, 'compiled', record)
    for (const _ of advisor.prepare());
    const difference = await advisor.selfCheck()
    if (difference) throw new Error(`the self-check found a difference at the rule ${difference.rule}`)
    writeSeal(ownSeal, ownRules, mark, { knowledge, record })
  } catch (error) {
    // No fault of the build: every start checks the rules itself, and tells what is wrong with them.
    console.error(`The rules are not sealed, and are checked at every start: ${(error as Error).message.split('\n', 1)[0]}`)
  }
}
