import t from 'tap'
import { derivations, derive } from '../../dist/scenario/derived.js'

t.test('a class of latency stands for its upper end in seconds', async (t) => {
  t.equal(derive({ 'latency.class': 'near-real-time' }).facts['latency.freshnessSeconds'], 60)
})

t.test('records a second and their size give megabytes a second, and those the gigabytes of a day', async (t) => {
  const { facts, derivedFrom } = derive({ arrival: 'continuous', 'volume.recordsPerSecond': 24_000, 'volume.averageRecordKilobytes': 0.5 })
  t.match(facts, { 'volume.megabytesPerSecond': 12, 'volume.gigabytesPerDay': 1036.8 })
  t.same(derivedFrom.get('volume.gigabytesPerDay'), ['arrival', 'volume.recordsPerSecond', 'volume.averageRecordKilobytes'], 'down to what was stated')
})

t.test('a fact is unknown unless all its parts are known', async (t) => {
  t.notOk('volume.megabytesPerSecond' in derive({ 'volume.recordsPerSecond': 24_000 }).facts)
  t.notOk('volume.gigabytesPerDay' in derive({ 'volume.megabytesPerSecond': 12 }).facts, 'a load not known to be continuous fills no day')
})

t.test('a stated value beats a derived one, and a gap of a factor of two is told', async (t) => {
  const near = derive({ 'volume.megabytesPerSecond': 1.9, 'volume.recordsPerSecond': 1000, 'volume.averageRecordKilobytes': 1 })
  t.equal(near.facts['volume.megabytesPerSecond'], 1.9)
  t.same(near.disagreements, [])
  const far = derive({ 'volume.megabytesPerSecond': 2, 'volume.recordsPerSecond': 1000, 'volume.averageRecordKilobytes': 1 })
  t.match(far.disagreements, [{ fact: 'volume.megabytesPerSecond', stated: 2, derived: 1 }])
})

t.test('seconds within the span of the class agree with it', async (t) => {
  t.same(derive({ 'latency.class': 'minutes', 'latency.freshnessSeconds': 300 }).disagreements, [])
  t.same(derive({ 'latency.class': 'real-time', 'latency.freshnessSeconds': 0.2 }).disagreements, [])
  t.match(derive({ 'latency.class': 'minutes', 'latency.freshnessSeconds': 30 }).disagreements, [{ stated: 30 }])
  t.match(derive({ 'latency.class': 'real-time', 'latency.freshnessSeconds': 300 }).disagreements, [{ stated: 300, derived: 1 }])
})

t.test('a cluster that is busy less than half the day is mostly idle', async (t) => {
  t.equal(derive({ 'processing.schedule': 'daily', 'processing.jobMinutes': 120 }).facts['derived.clusterMostlyIdle'], true)
  t.equal(derive({ 'processing.clusterHoursPerDay': 20 }).facts['derived.clusterMostlyIdle'], false)
  t.notOk('derived.clusterMostlyIdle' in derive({ 'processing.schedule': 'on-demand', 'processing.jobMinutes': 120 }).facts)
})

t.test('only a continuous load is a stream, and one that comes now and then is not known', async (t) => {
  t.equal(derive({ arrival: 'continuous' }).facts['derived.stream'], true)
  t.equal(derive({ arrival: 'one-time' }).facts['derived.stream'], false)
  t.notOk('derived.stream' in derive({ arrival: 'irregular-events' }).facts)
})

t.test('every derivation says how it derives', async (t) => {
  for (const { fact, how } of derivations) t.ok(how.length > 10, fact)
})
