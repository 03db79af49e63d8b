import t from 'tap'
import { traceOf } from '../../dist/operations/trace.js'

const traceId = '0af7651916cd43dd8448eb211c80319c'
const parentId = 'b7ad6b7169203331'

t.test('a trace goes on: the same id and sampling, with a new parent each time', async (t) => {
  const traces = Array.from({ length: 1000 }, () => traceOf(`00-${traceId}-${parentId}-01`))
  for (const trace of traces) {
    t.match(trace, { traceId, parentId, next: new RegExp(`^00-${traceId}-(?!${parentId})[\\da-f]{16}-01$`) })
  }
  t.equal(new Set(traces.map((trace) => trace?.next)).size, traces.length)
  t.match(traceOf(`00-${traceId}-${parentId}-00`)?.next, /-00$/)
})

t.test('a later version is read as far as it is known', async (t) => {
  t.match(traceOf(`01-${traceId}-${parentId}-ff-more`), { traceId, next: new RegExp(`^00-${traceId}-.*-01$`) })
})

t.test('what is no valid traceparent is no trace', async (t) => {
  const wrong = [
    undefined,
    '',
    `ff-${traceId}-${parentId}-01`,
    `00-${traceId}-${parentId}-01-more`,
    `00-${traceId}-${parentId}-01 `,
    `00-${traceId.toUpperCase()}-${parentId}-01`,
    `00-${'0'.repeat(32)}-${parentId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId}-${parentId}`,
    `00-${traceId}x-${parentId}-01`,
    `01-${traceId}-${parentId}-01-${'a'.repeat(600)}`,
    [`00-${traceId}-${parentId}-01`],
  ]
  for (const header of wrong) t.equal(traceOf(header), undefined, String(header))
})
