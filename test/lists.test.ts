import fc from 'fast-check'
import t from 'tap'
import { flatMap } from '../dist/lists.js'

t.test('lists are made of lists as flatMap makes them', async () => {
  const doubled = (one: number, at: number) => (one % 3 === 0 ? [] : one % 3 === 1 ? [one] : [one, at])
  fc.assert(fc.property(fc.array(fc.nat(20)), (list) => JSON.stringify(flatMap(list, doubled)) === JSON.stringify(list.flatMap(doubled))))
})
