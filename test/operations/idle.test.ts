import t from 'tap'
import { createAdvisor } from '../../dist/advisor/advisor.js'
import { idly } from '../../dist/operations/idle.js'
import { tinyAdvisor } from '../helpers/tiny.js'

t.test('steps are taken one by one, and what waits is done in between', async (t) => {
  const seen: string[] = []
  // The steps themselves keep no process waiting.
  const alive = setInterval(() => undefined, 1_000)
  const ended = new Promise<void>((resolve) => {
    function* steps() {
      for (const step of ['one', 'two', 'three']) {
        seen.push(step)
        setImmediate(() => seen.push(`after ${step}`))
        yield
      }
      setTimeout(resolve, 50)
    }
    idly(steps())
  })
  seen.push('at once')
  await ended
  clearInterval(alive)
  t.same(seen, ['at once', 'one', 'after one', 'two', 'after two', 'three', 'after three'])
})

t.test('an advisor answers the same whether it was prepared or not', async (t) => {
  const scenario = { sources: ['clickstream'], messaging: { replay: true } }
  const [prepared, fresh] = [await createAdvisor(), await createAdvisor()]
  t.ok([...prepared.prepare()].length > prepared.views.decisions.length, 'a step a decision, and more')
  t.same(await fresh.recommend(scenario, { detail: 'full' }), await prepared.recommend(scenario, { detail: 'full' }))
  t.same(fresh.views.evidence, prepared.views.evidence)
})

t.test('what no search can be made of is refused at once, and not by the first request', async (t) => {
  const leaf = (value: string) => ({ fact: 'existing.keep', operator: 'contains', value })
  await t.rejects(
    tinyAdvisor(t, (files) => {
      const technologies = ['kafka', 'kafka-connect', 'hadoop', 'spark', 'hive', 'hbase', 'flink', 'presto', 'airflow', 'elasticsearch', 'rabbitmq', 'activemq']
      for (let n = 0; n < 20; n++) files[`services/more-${n}.json`] = { ...files['services/queue.json'], id: `more-${n}`, name: `Amazon more-${n}` }
      const members = [...technologies, ...Array.from({ length: 20 }, (_, n) => `more-${n}`)]
      files['decisions/transport.json'].rules[0].conditions = { any: members.map(leaf) }
    }),
    { message: /decisions\/transport\.json#\/rules\/0\/conditions\/any\/31 .* tell 32 members of existing\.keep apart; the search takes 30/ },
  )
})
