import t from 'tap'
import { operators } from '../../dist/engine/operators.js'
import type { KnowledgeError } from '../../dist/knowledge/fault.js'
import { loadKnowledge } from '../../dist/knowledge/load.js'
import { type Files, type Json, lay, tiny } from '../helpers/tiny.js'

const leaf = (value: boolean) => ({ fact: 'messaging.replay', operator: 'equal', value })
const read = { fact: 'messaging.consumers', operator: 'greaterThan', value: 1 }
const means = 'It has to be read again.'

/** The small ruleset, its first two rules standing on these conditions. */
function standingOn(shared: Json[], first: Json, second: Json = first): Files {
  const files = tiny()
  if (shared.length > 0) files['conditions.json'] = { conditions: shared }
  const { rules } = files['decisions/transport.json']
  rules[0].conditions = first
  rules[1].conditions = second
  return files
}

const load = (t: Json, files: Files) => loadKnowledge(lay(t, files), operators)
const conditionsOf = async (t: Json, files: Files) =>
  (await load(t, files)).decisions.get('transport')?.rules.find(({ name }) => name === 'transport.replay')?.conditions

t.test('a shared condition stands wherever it is mentioned, in one row with the others where its group is of the same kind', async (t) => {
  const both = { id: 'both', means, conditions: { all: [leaf(true), read] } }
  t.same(await conditionsOf(t, standingOn([both], { all: [leaf(false), { where: 'both' }] })), { all: [leaf(false), leaf(true), read] })
  t.same(await conditionsOf(t, standingOn([both], { any: [leaf(false), { where: 'both' }] })), { any: [leaf(false), { all: [leaf(true), read] }] })
})

t.test('a shared condition may be made of those before it', async (t) => {
  const either = { id: 'either', means, conditions: { any: [leaf(true), read] } }
  const all = { id: 'all', means, conditions: { all: [{ where: 'either' }, leaf(false)] } }
  const files = standingOn([either, all], { any: [{ where: 'either' }, { where: 'all' }] }, { all: [{ where: 'all' }] })
  t.same(await conditionsOf(t, files), { any: [leaf(true), read, { all: [{ any: [leaf(true), read] }, leaf(false)] }] })
})

t.test('rules that share a condition are the rules that say it themselves: the ruleset has the same digest', async (t) => {
  const shared = await load(t, standingOn([{ id: 'read-again', means, conditions: { all: [leaf(true), read] } }], { all: [{ where: 'read-again' }] }))
  t.equal(shared.digest, (await load(t, standingOn([], { all: [leaf(true), read] }))).digest)
})

t.test('what is wrong with a shared condition is told once, where it stands, and not at every mention', async (t) => {
  const files = standingOn([{ id: 'read-again', means, conditions: { all: [{ ...leaf(true), fact: 'messaging.rewind' }] } }], {
    all: [{ where: 'read-again' }],
  })
  const faults = await load(t, files).catch((error: KnowledgeError) => error.faults)
  t.match(faults, [{ file: 'conditions.json', pointer: '/conditions/0/conditions/all/0/fact', check: 'known-fact' }])
  t.equal((faults as readonly unknown[]).length, 1)
})

t.test('where the shared conditions cannot be read, that is told and not that nobody knows them', async (t) => {
  const files = standingOn([{ id: 'read-again', conditions: { all: [leaf(true)] } }], { all: [{ where: 'read-again' }] })
  const faults = await load(t, files).catch((error: KnowledgeError) => error.faults)
  t.match(faults, [{ file: 'conditions.json', pointer: '/conditions/0/means', check: 'shape' }])
  t.equal((faults as readonly unknown[]).length, 1)
})
