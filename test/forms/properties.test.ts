import fc from 'fast-check'
import t from 'tap'
import { readBlock } from '../../dist/forms/block.js'
import { recordOf } from '../../dist/forms/record.js'
import { inSchemaOrder } from '../../dist/forms/stated.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { advisor } from '../helpers/app.js'
import { arbitraryScenario } from '../helpers/scenarios.js'
import { anyText } from '../helpers/text.js'

const scenarios = arbitraryScenario(advisor.scenarioSchema) as fc.Arbitrary<Scenario>

t.test('the record of any scenario reads back to the scenario and the id that it was made of', async (t) => {
  await fc.assert(
    fc.asyncProperty(scenarios, async (scenario) => {
      const answer = await advisor.recommend(scenario)
      const reading = readBlock(recordOf(scenario, answer, advisor))
      if (!('block' in reading) || reading.blockAltered || reading.textAltered) throw new Error(JSON.stringify(reading).slice(0, 200))
      const again = reading.block.scenario as Scenario
      if (JSON.stringify(again) !== JSON.stringify(inSchemaOrder(scenario, advisor))) throw new Error('another scenario')
      if (again.title !== scenario.title || (await advisor.recommend(again)).id !== (reading.block.answer as { id: string }).id)
        throw new Error('another answer')
    }),
    { numRuns: 25, seed: 20261122 },
  )
  t.pass()
})

/** What Markdown, HTML, YAML or the block could take for the end of a title. */
const pieces = [
  '```',
  '~~~',
  '\n',
  '\r\n',
  '\u2028',
  '---',
  '<!--',
  '-->',
  '</details>',
  '<script>',
  '&lt;',
  '"',
  '\\',
  '\\"',
  '|',
  '# ',
  '](',
  '[x]: http://e.vil',
  '*',
  '_',
  '$$',
  '{{',
  '\u202E',
  '\0',
  '\uD800',
  '`',
  '"record": "aws-data-service-advisor/1"',
  '{"record":1}',
  'http://e.vil',
  'www.e.vil',
  '@team',
  'json',
  ' ',
]
const titles = fc.array(fc.oneof(fc.constantFrom(...pieces), anyText(6)), { minLength: 1, maxLength: 12 }).map((parts) => parts.join('').slice(0, 200))

t.test('no title breaks out of its heading or of the block', async (t) => {
  const scenario: Scenario = { messaging: { replay: true } }
  const answer = await advisor.recommend(scenario)
  const usual = recordOf({ title: 'Usual', ...scenario }, answer, advisor)
  const around = (record: string) => record.slice(0, record.indexOf('<summary>For machines')).replace(/^# .*$/m, '')
  fc.assert(
    fc.property(
      titles.filter((title) => title.length > 0),
      (title) => {
        const record = recordOf({ title, ...scenario }, answer, advisor)
        if (around(record) !== around(usual)) throw new Error('more than the heading changed')
        const heading = /^# (.*)$/m.exec(record)?.[1] ?? ''
        if (/(?<!\\)[`*_[\]|#$~{}!]|[<>]|(?<!\\):\/|\bwww\.|(?<!\\)@|\p{C}/u.test(heading)) throw new Error(`not plain: ${heading}`)
        const reading = readBlock(record)
        if (!('block' in reading) || reading.blockAltered || reading.textAltered) throw new Error(JSON.stringify(reading).slice(0, 200))
        if ((reading.block.scenario as Scenario).title !== title) throw new Error('another title')
        const block = record.slice(record.indexOf('<summary>For machines'))
        if (/[^\n\x20-\x7e]/.test(block) || (block.match(/```/g) ?? []).length !== 2) throw new Error('the block holds more than JSON')
      },
    ),
    { numRuns: 250, seed: 20261122 },
  )
  t.pass()
})
