import t from 'tap'
import { advisor } from '../helpers/app.js'
import { tinyAdvisor } from '../helpers/tiny.js'

t.test('the first sentence stands alone: what a decision calls by a pronoun is named before', async (t) => {
  const summaryOf = async (decide: string[]) => (await advisor.summarise({ decide })).summary
  t.match(await summaryOf(['delivery']), /^Carry the records to where they are needed/)
  t.match(await summaryOf(['query']), /^Query the data with /)
  t.match(await summaryOf(['ingestion', 'delivery']), /; carry them to where they are needed/)
  t.match(await summaryOf(['storage', 'query', 'visualization']), /^Keep the data in .*; query it with .*; show it in /)
})

t.test('a tie names the others that are level, or how many there are', async (t) => {
  const level = async (services: object) => (await advisor.summarise({ decide: ['orchestration'], services })).summary
  t.match(await level({}), /\(level with AWS Step Functions and 3 others\)/)
  t.match(await level({ exclude: ['mwaa', 'lambda'] }), /\(level with AWS Step Functions and Amazon Redshift\)/)
  t.match(await level({ exclude: ['mwaa', 'lambda', 'redshift'] }), /\(level with AWS Step Functions\)/)
})

t.test('where nothing is decided, who meets the need outside the catalog is named', async (t) => {
  const tiny = await tinyAdvisor(t)
  const scenario = { messaging: { protocols: ['amqp'] } }
  const { decisions, summary } = await tiny.recommend(scenario)
  t.same(decisions, [])
  t.match(summary, /^What was stated leads to Amazon MQ, outside /)
  t.equal((await tiny.summarise(scenario)).summary, summary)
})

t.test('what stands where no candidate is viable is told', async (t) => {
  const scenario = { sources: ['work-items'], messaging: { protocols: ['amqp'] }, existing: { keep: ['rabbitmq'] } }
  const { summary } = await advisor.recommend(scenario)
  t.match(summary, /No candidate is viable for ingestion\. Where no candidate is viable, the architecture is drawn with Amazon MQ\.$/)
  const held = { sources: ['kafka-topics'], processing: { inFlight: ['windowed'] }, destinations: ['redshift'], existing: { keep: ['kafka'] } }
  t.notMatch((await advisor.recommend(held)).summary, /no candidate is viable/i, 'a topic of results fills no place')
})

t.test('where the drawing takes another service than the decision, the summary of a whole answer says so and why', async (t) => {
  const tiny = await tinyAdvisor(t)
  const scenario = { messaging: { replay: true }, destinations: ['s3'] }
  const { summary, architecture } = await tiny.recommend(scenario)
  t.match(architecture.gaveWay, [{ decision: 'transport', from: 'stream', to: 'queue' }])
  t.match(summary, /For transport, the architecture is drawn with Amazon queue in place of Amazon stream\. No documented connection .+ The archive\.$/)
  t.notMatch((await tiny.summarise(scenario)).summary, /drawn/, 'the short answer draws none')
})

t.test('one fact that rules out every candidate does so alone', async (t) => {
  const { decisions } = await (await tinyAdvisor(t)).recommend({ messaging: { replay: true }, services: { exclude: ['queue', 'stream'] } })
  t.match(decisions[0]?.collisions, [{ because: '`services.exclude` alone rules out every candidate.' }])
})
