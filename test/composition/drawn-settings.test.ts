import t from 'tap'
import { drawnValue } from '../../dist/advisor/drawn-settings.js'

type Drawing = Parameters<typeof drawnValue>[4]

const edge = (from: string, to: string, kind = 'stream') => ({ from, to, kind }) as Drawing['edges'][number]
const drawing = (...edges: Drawing['edges']): Drawing => ({ nodes: [], edges })
const loading = {
  because: 'It gets in as it is drawn.',
  evidence: [],
  by: [
    { from: 'log', values: ['view'] },
    { from: 'files', values: ['copy', 'copy-job'] },
    { from: 'catalog', values: ['in-place'] },
  ],
  several: 'each-its-own-way',
}
const loaded = (chosen: string | undefined, ...edges: Drawing['edges']) => drawnValue(loading, chosen, [], 'warehouse', drawing(...edges))

t.test('what comes in by several ways that have no value in common comes by all of them, whatever was chosen', async (t) => {
  const both = [edge('log', 'warehouse'), edge('files', 'warehouse', 'batch')]
  t.equal(loaded('copy', ...both), 'each-its-own-way')
  t.equal(loaded(undefined, ...both), 'each-its-own-way')
})

t.test('what is only looked up beside is no further way in', async (t) => {
  t.equal(loaded('copy-job', edge('files', 'warehouse', 'batch'), edge('catalog', 'warehouse', 'catalog')), 'copy-job')
})

t.test('what goes to several is told as such, whatever was chosen, and one that was chosen as long as it alone is drawn', async (t) => {
  const going = {
    because: 'It goes as it is drawn.',
    evidence: [],
    by: [
      { to: 'lake', values: ['lake'] },
      { to: 'index', values: ['index'] },
    ],
    several: 'one-for-each',
  }
  const both = drawing(edge('carrier', 'lake'), edge('carrier', 'index'))
  t.equal(drawnValue(going, 'index', [], 'carrier', both), 'one-for-each')
  t.equal(drawnValue(going, 'index', [], 'carrier', drawing(edge('carrier', 'index'))), 'index')
  t.equal(drawnValue(going, 'elsewhere', [], 'carrier', both), 'one-for-each')
})
