import t from 'tap'
import { continued, spellingOf } from '../../dist/forms/names.js'
import { advisor } from '../helpers/app.js'

const { views } = advisor
const spelling = spellingOf(views)
const rules = views.ruleNames.flatMap((name) => views.rule(name) ?? [])
const names = [
  ...views.services.map(({ name }) => name),
  ...rules.flatMap(({ event }) => (event.type === 'refers' ? (event.params['to'] ?? []) : [])),
  'Workflow Studio',
  'OpenSearch Dashboards',
]
const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

t.test('a sentence that goes on keeps the capital of a name', async (t) => {
  for (const name of names.filter((one) => /^(Amazon|AWS) /.test(one))) t.equal(continued(`${name} does it.`, spelling), `${name} does it.`)
  const some = ['Firehose needs', 'Kinesis streams', 'Kafka’s topics', 'Athena asks', 'Spectrum is', 'Step Functions waits', 'Lake Formation holds']
  for (const name of [...some, 'Dashboards shows what', 'S3 holds', 'ETL in', 'DynamoDB exports', '83 readers']) t.equal(continued(name, spelling), name)
})

t.test('and of nothing else', async (t) => {
  const some = ['Columns of tables', 'Messages wait', 'Behind a queue', 'Before it', 'Over JDBC', 'Hiding rows', 'A Hive table', 'In Redshift', 'On EMR']
  for (const opening of [...some, 'Functions run', 'Dashboards show', 'Unheard-of words']) t.equal(continued(opening, spelling), lowered(opening))
})

t.test('of all reasons of the rules none keeps a capital that its first word has only there, and none of a product loses it', async (t) => {
  const inside = rules.map(({ because }) => because.replace(/^\S+/, '').replaceAll(/[.:] \S+/g, '.'))
  const text = [...inside, ...names].join(' ')
  const stands = (word: string) => new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, 'u').test(text)
  for (const { because } of rules) {
    const word = /^[^\s,’']+/.exec(because)?.[0] ?? ''
    if (lowered(word) === word) continue
    const isKept = continued(because, spelling) === because
    if (isKept && !/[A-Z\d-]/.test(word.slice(1))) t.ok(stands(word), `${word} is a name: ${because}`)
    if (!isKept) t.ok(stands(lowered(word)) || !stands(word), `${word} is none: ${because}`)
  }
})
