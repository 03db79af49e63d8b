import t, { type Test } from 'tap'
import { operators } from '../../dist/engine/operators.js'
import { staleSources } from '../../dist/health/stale.js'
import { unverified } from '../../dist/health/unverified.js'
import { loadKnowledge } from '../../dist/knowledge/load.js'
import { type Files, lay, tiny } from '../helpers/tiny.js'

async function knowledge(t: Test, edit: (files: Files) => void = () => {}) {
  const files = tiny()
  edit(files)
  return loadKnowledge(lay(t, files), operators)
}

t.test('a source is stale from the day of its review on, the oldest first', async (t) => {
  const known = await knowledge(t, (files) => {
    files['evidence.json'].evidence[1].reviewBy = '2026-06-01'
  })
  const on = (day: string) => staleSources(known, day).map(({ id }) => id)
  t.same(on('2026-05-31'), [])
  t.same(on('2026-06-01'), ['aws.other'])
  t.same(on('2027-01-01'), ['aws.other', 'aws.page'])
})

t.test('a stale source comes with how much rests on it', async (t) => {
  const known = await knowledge(t, (files) => {
    const stream = files['services/stream.json']
    const evidence = ['aws.other']
    files['decisions/transport.json'].rules[0].evidence = evidence
    files['decisions/looking.json'].order.evidence = evidence
    stream.settings[0].default.evidence = evidence
    stream.settings[0].rules[0].evidence = evidence
    stream.attributes.replay.evidence = evidence
    stream.takes[0].evidence = evidence
    files['notes.json'].claims[0].evidence = evidence
    Object.assign(files['architecture.json'].sources[0].through[0], { what: 'messages', how: 'They are sent there.', evidence })
  })
  const other = staleSources(known, '2027-01-01').find(({ id }) => id === 'aws.other')
  t.match(other, { rules: 3, settings: 1, attributes: 1, connections: 2, claims: 1 }, 'an order counts as a rule')
})

t.test('attributes, connections and claims that nobody has verified are listed with their place', async (t) => {
  const known = await knowledge(t, (files) => {
    const { attributes, takes } = files['services/stream.json']
    Object.assign(attributes.replay, { unverified: true, evidence: [] })
    Object.assign(takes[0], { unverified: true, evidence: [] })
  })
  t.same(unverified(known), [
    { kind: 'attribute', place: 'services/stream.json#/attributes/replay', text: 'replay: it can' },
    { kind: 'connection', place: 'services/stream.json#/takes/0', text: 'takes application: an API call' },
    { kind: 'claim', place: 'notes.json#/claims/1', text: 'notes.stream.old: Streams are old.' },
  ])
})
