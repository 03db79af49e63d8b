import t from 'tap'
import { withFeedersApart } from '../../dist/composition/apart.js'

type Joints = Parameters<typeof withFeedersApart>[0]

const apart = new Map([['carrier', { from: ['log'], name: 'one of its own', because: 'It reads a log or takes what is written to it.' }]])
const blueprint = { apart, stands: new Map([['lake', 'storage']]), stores: new Set(['storage']) }
const link = (from: string, to: string, kind = 'stream', beside: readonly string[] = []) =>
  ({ from, to, kind, beside }) as unknown as Joints[number]['links'][number]
const joint = (...parts: readonly string[]) => ({
  from: parts[0] ?? '',
  to: parts.at(-1) ?? '',
  links: parts.slice(1).map((part, at) => link(parts[at] ?? '', part)),
  between: parts.slice(1, -1).map((service) => ({ service, role: 'delivery' })),
})
const drawn = (...joints: Joints) => withFeedersApart(joints, blueprint).joints.map(({ links }) => links.map(({ from, to }) => `${from} ${to}`).join(', '))

t.test('what takes from a log and from others is set up twice, and its own gives on all that the other gives on', async (t) => {
  const { places } = withFeedersApart([joint('log', 'carrier'), joint('app', 'carrier')], blueprint)
  t.match(places, [{ id: 'carrier-records', of: 'carrier', name: 'one of its own' }])
  t.same(drawn(joint('log', 'carrier'), joint('app', 'carrier'), joint('carrier', 'lake')), [
    'log carrier-records',
    'app carrier',
    'carrier lake',
    'carrier-records lake',
  ])
})

t.test('what takes from a log alone, or from others alone, stays one', async (t) => {
  t.same(drawn(joint('log', 'carrier'), joint('carrier', 'lake')), ['log carrier', 'carrier lake'])
  t.same(drawn(joint('app', 'carrier'), joint('carrier', 'lake')), ['app carrier', 'carrier lake'])
})

t.test('the results that lie in a log are read as the log is', async (t) => {
  t.same(drawn(joint('log-results', 'carrier'), joint('app', 'carrier')), ['log-results carrier-records', 'app carrier'])
})

t.test('a way through it goes through its own, which alone stands between', async (t) => {
  const { joints } = withFeedersApart([joint('log', 'carrier', 'lake'), joint('app', 'carrier')], blueprint)
  t.match(joints[0], { from: 'log', to: 'lake', between: [{ service: 'carrier-records' }] })
  t.same(drawn(joint('log', 'carrier', 'lake'), joint('app', 'carrier'), joint('carrier', 'index')), [
    'log carrier-records, carrier-records lake',
    'app carrier',
    'carrier index',
  ])
})

t.test('who tells the one what its tables are tells its own, too', async (t) => {
  const catalog = { from: 'tables', to: 'carrier', links: [link('tables', 'carrier', 'catalog')], between: [] }
  t.same(drawn(joint('log', 'carrier'), joint('app', 'carrier'), catalog), ['log carrier-records', 'app carrier', 'tables carrier', 'tables carrier-records'])
})

t.test('what comes along with a part goes with whichever of the two gives to that part', async (t) => {
  const spare = { from: 'carrier', to: 'spare', links: [link('carrier', 'spare', 'batch', ['index'])], between: [] }
  t.same(drawn(joint('log', 'carrier', 'index'), joint('app', 'carrier', 'lake'), spare), [
    'log carrier-records, carrier-records index',
    'app carrier, carrier lake',
    'carrier-records spare',
  ])
  t.same(drawn(joint('log', 'carrier', 'index'), joint('app', 'carrier', 'index'), spare).slice(2), ['carrier spare', 'carrier-records spare'])
})

t.test('who tells what its tables are tells the one of the two that fills a store', async (t) => {
  const catalog = { from: 'tables', to: 'carrier', links: [link('tables', 'carrier', 'catalog')], between: [] }
  t.same(drawn(joint('log', 'carrier', 'lake'), joint('app', 'carrier', 'index'), catalog).slice(2), ['tables carrier-records'])
})
