import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { operators } from '../engine/operators.js'
import { answerChanges } from '../health/changes.js'
import { isHealthy, reportOn } from '../health/report.js'
import { survey, workedEntries } from '../health/survey.js'
import { loadKnowledge } from '../knowledge/load.js'
import { baseRules } from './base-rules.js'
import { corpusFiles } from './corpus-files.js'
import { ownProject, run } from './program.js'
import { changesText, reportText } from './report-text.js'

await run(async () => {
  const { values, positionals } = parseArgs({ options: { base: { type: 'string' }, json: { type: 'boolean', default: false } }, allowPositionals: true })
  const project = positionals[0] ?? ownProject
  const print = (data: object, text: string) => console.log(values.json ? JSON.stringify(data, null, 2) : text)

  const knowledge = await loadKnowledge(join(project, 'rules'), operators)
  const corpus = [...workedEntries(knowledge), ...(await corpusFiles(project))]
  if (values.base !== undefined) {
    const base = await baseRules(values.base, project)
    const changes = answerChanges(await survey(corpus, base), await survey(corpus, knowledge))
    print({ base: values.base, changes }, changesText(values.base, changes))
    return 0
  }
  const report = reportOn(await survey(corpus, knowledge))
  print(report, reportText(report))
  return isHealthy(report) ? 0 : 1
})
