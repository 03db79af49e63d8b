import t from 'tap'
import { requestIds } from '../../dist/operations/request-id.js'

t.test('a caller names its request, in words that may stand in a log and a header', async (t) => {
  const idOf = requestIds()
  for (const sane of ['abc-1', '7f3b:2/0', 'a'.repeat(128), '1-67891233-abcdef012345678912345678;'.slice(0, -1)]) {
    t.equal(idOf({ headers: { 'x-request-id': sane } }), sane)
  }
  for (const insane of ['', 'a b', 'a\n{"level":50}', 'é', '<script>', '"', 'a'.repeat(129)]) {
    t.match(idOf({ headers: { 'x-request-id': insane } }), /^[\da-f]{12}-[\da-z]+$/, JSON.stringify(insane))
  }
})

t.test('a request without a name gets one of its own, in this process and among others', async (t) => {
  const processes = [requestIds(), requestIds()]
  const ids = processes.flatMap((idOf) => Array.from({ length: 1000 }, () => idOf({ headers: {} })))
  t.equal(new Set(ids).size, 2000)
})
