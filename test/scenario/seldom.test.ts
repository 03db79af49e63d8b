import t from 'tap'
import { besideThePoint, isSeldom, seldomAnswered, usual } from '../../dist/scenario/seldom.js'
import { dictionaryOf } from '../../dist/scenario/dictionary.js'
import { derivedOnly } from '../../dist/scenario/derivations.js'
import { advisor } from '../helpers/app.js'

const dictionary = dictionaryOf(advisor.scenarioSchema)

t.test('what is said of questions names facts and values that there are', async (t) => {
  for (const fact of [...seldomAnswered, ...Object.keys(besideThePoint)]) t.ok(dictionary.has(fact), fact)
  for (const [fact, most] of Object.entries(usual)) t.ok(most < (dictionary.get(fact)?.maximum ?? 0), fact)
  for (const beside of Object.values(besideThePoint).flat())
    for (const [fact, only] of Object.entries(beside)) {
      const definition = dictionary.get(fact)
      t.ok(definition ?? derivedOnly.find((one) => one.fact === fact), fact)
      if (definition && only !== 'anything') for (const value of only) t.ok(definition.values?.includes(String(value)), `${fact}: ${String(value)}`)
    }
})

t.test('a question is beside the point only where all that is stated of another leaves nothing to it', async (t) => {
  const asked = (inFlight?: string[]) => !isSeldom('processing.windowSeconds', inFlight ? { 'processing.inFlight': inFlight } : {})
  t.ok(asked())
  t.ok(asked(['threshold', 'windowed']))
  t.notOk(asked(['threshold']))
  t.notOk(asked([]))
})

t.test('of several statements that put it beside the point all must hold', async (t) => {
  const files = { sources: ['files-in-s3'], 'derived.restOpen': true }
  t.notOk(isSeldom('destinations', files))
  t.ok(isSeldom('destinations', { ...files, 'sql.patterns': ['ad-hoc'] }))
  t.notOk(isSeldom('destinations', { ...files, 'sql.patterns': ['ad-hoc'], 'derived.restOpen': false }))
})

t.test('a figure that hardly anybody reaches is a seldom answer, and no other value is', async (t) => {
  t.notOk(isSeldom('volume.storedTerabytes', {}, 500))
  t.ok(isSeldom('volume.storedTerabytes', {}, 18_000))
  t.notOk(isSeldom('dashboards.readers', {}, 18_000))
})
