import { readFile } from 'node:fs/promises'
import t from 'tap'

interface Row {
  readonly figure: string
  readonly value: number
  readonly floor: string
  readonly goal: string
  readonly meets?: 'goal' | 'floor' | 'missed'
  readonly note?: string
}

const bench = new URL('../bench/', import.meta.url)
const { row } = (await import(new URL('table.mjs', bench).href)) as { row: (figure: string, value: number, floor: string, goal: string, note?: string) => Row }

t.test('a row of the bench says whether it meets its goal, its floor or neither', async (t) => {
  const meets = (value: number, floor: string, goal: string) => row('a figure', value, floor, goal).meets
  t.same(
    [300, 299, 100, 99].map((value) => meets(value, '≥ 100', '≥ 300')),
    ['goal', 'floor', 'floor', 'missed'],
  )
  t.same(
    [1.05, 1.06, 1.2, 1.21].map((value) => meets(value, '≤ 1.2', '≤ 1.05')),
    ['goal', 'floor', 'floor', 'missed'],
  )
  t.notOk('meets' in row('a figure of which nothing is asked', 1, '', ''))
})

t.test('the figures that are kept are marked so', async (t) => {
  const { rows } = JSON.parse(await readFile(new URL('results.json', bench), 'utf8')) as { rows: Row[] }
  for (const { figure, value, floor, goal, meets } of rows) t.equal(meets, row(figure, value, floor, goal).meets, figure)
})
