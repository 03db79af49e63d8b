import t from 'tap'
import { tinyAdvisor } from '../helpers/tiny.js'

t.test('attributes are marked where they separate, and left out where nobody has them', async (t) => {
  const { views } = await tinyAdvisor(t, (files) => {
    const evidence = ['aws.page']
    files['services/queue.json'].attributes = {
      replay: { text: 'it cannot', value: false, evidence },
      retention: { text: '14 days', value: 336, unit: 'hours', evidence },
    }
    files['services/stream.json'].attributes = {
      replay: { text: 'it can', value: true, evidence: ['notes.stream.slow'] },
      retention: { text: 'two weeks', value: 336, unit: 'hours', evidence },
    }
  })
  t.match(views.compare(['stream', 'queue']), {
    services: [{ id: 'stream' }, { id: 'queue' }],
    attributes: [
      { attribute: 'retention', separates: false, values: [{ service: 'stream', text: 'two weeks' }, { service: 'queue' }] },
      { attribute: 'replay', separates: true, values: [{ value: true }, { value: false }] },
    ],
  })
  t.equal(views.compare(['stream', 'queue']).attributes.length, 2)
})

t.test('the facts that decide between them are listed with their rules, the weightiest first', async (t) => {
  const { views } = await tinyAdvisor(t)
  const { decisions, facts } = views.compare(['queue', 'stream'])
  t.same(decisions, [{ decision: 'transport', question: 'What carries it?', candidates: ['queue', 'stream'] }])
  t.same(
    facts.slice(0, 2).map(({ fact }) => fact),
    ['latency.freshnessSeconds', 'volume.largestRecordKilobytes'],
    'eliminations first',
  )
  t.match(facts.find(({ fact }) => fact === 'messaging.replay')?.rules, [
    { rule: 'transport.replay', service: 'stream', effect: 'favors', strength: 'decisive' },
  ])
  t.notOk(
    facts.some(({ rules }) => rules.some(({ decision }) => decision === 'looking')),
    'only decisions that they share',
  )
})
