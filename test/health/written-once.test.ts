import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { conditionsKey } from '../../dist/health/conditions-key.js'
import { type Condition, leavesOf } from '../../dist/knowledge/shape/rule.js'

const folder = fileURLToPath(new URL('../../rules/', import.meta.url))

/** What a person takes in at a glance may be written again. */
const few = 5

/** Every group of conditions, however deep it stands. */
function* groupsIn(node: unknown): Generator<Condition> {
  if (typeof node !== 'object' || node === null) return
  if ('all' in node || 'any' in node) yield node as Condition
  for (const inner of Object.values(node)) yield* groupsIn(inner)
}

/** A mention of a shared condition counts as one leaf. */
const asWritten = (file: string): unknown =>
  JSON.parse(readFileSync(`${folder}${file}`, 'utf8'), (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'where' in value ? { fact: 'where', operator: 'equal', value: value.where } : value,
  )

t.test('a long group of conditions that three rules stand on is written once, in conditions.json', async (t) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json') && !name.startsWith('scenarios'))
  const groups = files.flatMap((name) => [...groupsIn(asWritten(name))])
  const times = new Map<string, number>()
  for (const group of groups) if ([...leavesOf(group)].length > few) times.set(conditionsKey(group), (times.get(conditionsKey(group)) ?? 0) + 1)
  t.ok(times.size > 100, 'there are long groups')
  t.same(
    [...times].filter(([, count]) => count > 2),
    [],
  )
})
