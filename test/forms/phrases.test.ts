import t from 'tap'
import { paragraphs } from '../../dist/forms/sentences.js'
import { tellingOf } from '../../dist/forms/telling.js'
import { advisor } from '../helpers/app.js'

const facts = [...advisor.dictionary.values()].filter(({ question }) => question !== '')
const telling = tellingOf({}, advisor)

t.test('every fact that can be stated has its place in the prose, once', async (t) => {
  t.same(paragraphs.flat(2).toSorted(), facts.map(({ fact }) => fact).toSorted())
})

t.test('every value of every fact is told in words, never by its id', async (t) => {
  for (const { fact, type, values = [] } of facts) {
    t.not(telling.noun(fact), fact, `${fact} has a noun`)
    if (type === 'choice') for (const value of values) t.notMatch(telling.clause(fact, value), new RegExp(`: ${value}$`), `${fact}: ${value}`)
    if (type === 'set') {
      for (const value of values) t.match(telling.clause(fact, [value]), telling.member(fact, value), `${fact}: ${value}`)
      for (const value of values.filter((id) => id.includes('-'))) t.not(telling.member(fact, value), value, `${fact}: ${value}`)
      t.notMatch(telling.clause(fact, []), /…|undefined/, `${fact}: none`)
    }
    if (type === 'number') t.match(telling.clause(fact, 7), /7|seven/, fact)
    if (type === 'boolean') t.not(telling.clause(fact, true), telling.clause(fact, false), fact)
  }
})

t.test('figures and spans are told as people write them', async (t) => {
  t.equal(telling.clause('latency.freshnessSeconds', 0.2), 'a record must be usable within 200 ms')
  t.equal(telling.clause('latency.freshnessSeconds', 900), 'a record must be usable within 15 minutes')
  t.equal(telling.clause('messaging.retentionHours', 168), 'records must stay readable for 7 days')
  t.equal(telling.clause('volume.recordsPerSecond', 1), '1 record arrives each second at the usual peak')
  t.equal(telling.clause('volume.recordsPerSecond', 0.5), '0.5 records arrive each second at the usual peak')
  t.equal(telling.clause('volume.storedRows', 2_500_000), 'the largest set has 2,500,000 rows')
  t.equal(telling.clause('existing.replace', ['hive', 'redshift']), 'Apache Hive or its metastore and Amazon Redshift are to be replaced')
  t.equal(telling.measure('volume.megabytesPerSecond', 1200), '1,200 MB/s')
  t.equal(telling.measure('messaging.retentionHours', 336), '14 days')
  t.equal(telling.measure('storage.hotDays', 1), '1 day')
  t.equal(telling.measure('messaging.consumers', 1), '1', 'what is counted is named by the fact')
})
