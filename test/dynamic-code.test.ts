import t from 'tap'

/** The text of every function that is made of text in this process, from before the service is loaded. */
const made: string[] = []
const watch = (maker: typeof Function) =>
  new Proxy(maker, {
    construct(target, texts: string[]) {
      made.push(texts.join('\n'))
      return Reflect.construct(target, texts) as object
    },
    apply(target, self, texts: string[]) {
      made.push(texts.join('\n'))
      return Reflect.apply(target, self, texts) as unknown
    },
  })
globalThis.Function = watch(globalThis.Function)
// eslint-disable-next-line no-eval -- it is what is watched
globalThis.eval = watch(globalThis.eval as unknown as typeof Function) as unknown as typeof globalThis.eval

const { advisor, build, post } = await import('./helpers/app.js')
const { tinyAdvisor } = await import('./helpers/tiny.js')

t.test('no code is made of rules or of requests', async (t) => {
  const app = await build(t)
  const words = ['sentinelkey', 'sentinelvalue', 'sentinelid']
  for (const { scenario } of advisor.scenarios.slice(0, 3)) await post(app, scenario)
  await post(app, { sentinelkey: 1, sql: { sentinelkey: [] }, arrival: 'sentinelvalue', title: 'sentinelvalue' })
  await post(app, { title: 'sentinelvalue' })
  await app.inject({ url: '/v1/services/sentinelid?sentinelkey=sentinelvalue', headers: { sentinelkey: 'sentinelvalue' } })
  for (const url of ['/docs', '/docs/json', '/openapi.json', '/v1/services', '/v1/comparisons?services=sqs,msk']) await app.inject({ url })
  await tinyAdvisor(t, (files) => {
    files['services/sentinelid.json'] = { ...files['services/queue.json'], id: 'sentinelid', name: 'sentinelvalue' }
    files['ruleset.json'].decisions.reverse()
  })
  t.ok(made.length > 0, `the watch works: libraries made ${made.length} functions, of routes and of the fields of schemas`)
  words.push(...advisor.views.services.map(({ id }) => id).filter((id) => id.includes('-')), ...advisor.views.ruleNames)
  t.same(
    words.filter((word) => made.some((text) => text.includes(word))),
    [],
  )
})
