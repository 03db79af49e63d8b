import t from 'tap'
import { mermaidOf } from '../../dist/forms/mermaid.js'
import { recordOf } from '../../dist/forms/record.js'
import { problem } from '../../dist/http/problem.js'
import { advisor, build } from '../helpers/app.js'

const app = await build(t)
const payload = { title: 'Orders', messaging: { replay: true } }
const url = '/v1/recommendations'
const offered = ['application/json', 'text/markdown', 'text/vnd.mermaid']

t.test('the Accept header chooses the form as RFC 9110 has it', async (t) => {
  for (const [accept, type] of [
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/json; charset=utf-8', 'application/json'],
    ['text/html, application/xhtml+xml, */*;q=0.8', 'application/json'],
    ['text/markdown', 'text/markdown'],
    ['TEXT/Markdown;Charset="UTF-8"', 'text/markdown'],
    ['text/*', 'text/markdown'],
    ['application/json;q=0.5, text/markdown', 'text/markdown'],
    ['text/markdown;q=0.5, application/json;q=0.6', 'application/json'],
    ['*/*, application/json;q=0', 'text/markdown'],
    ['text/markdown;q=0, */*;q=0.1', 'application/json'],
    ['image/png, text/markdown;q=0.001', 'text/markdown'],
    ['text/vnd.mermaid', 'text/vnd.mermaid'],
    ['text/*, text/markdown;q=0.9', 'text/vnd.mermaid'],
  ] as const) {
    const response = await app.inject({ method: 'POST', url, payload, headers: accept === undefined ? {} : { accept } })
    t.equal(response.statusCode, 200, String(accept))
    t.match(response.headers['content-type'], new RegExp(`^${type}; charset=utf-8$`), String(accept))
    t.equal(response.headers.vary, 'Accept')
  }
})

t.test('what cannot be given is a 406 that lists what can', async (t) => {
  for (const accept of ['text/html', 'application/json;q=0', 'text/markdown;variant=other', 'nonsense', 'application/xml, text/plain;q=0.9', '*/*;q=0']) {
    const response = await app.inject({ method: 'POST', url, payload, headers: { accept } })
    t.match(response.headers, { 'content-type': /^application\/problem\+json/, vary: 'Accept' }, accept)
    t.match(problem.parse(response.json()), { status: 406, errors: [{ parameter: 'Accept', code: 'not-acceptable', allowed: offered }] }, accept)
  }
})

t.test('the record is that of the library, of the day that was asked for', async (t) => {
  for (const asOf of [undefined, '2031-01-01']) {
    const response = await app.inject({
      method: 'POST',
      url: `${url}${asOf === undefined ? '' : `?asOf=${asOf}`}`,
      payload,
      headers: { accept: 'text/markdown' },
    })
    t.equal(response.body, recordOf(payload, await advisor.recommend(payload, { asOf }), advisor, { asOf }))
  }
})

t.test('the diagram is that of the architecture, under the title', async (t) => {
  const response = await app.inject({ method: 'POST', url, payload, headers: { accept: 'text/vnd.mermaid' } })
  t.equal(response.body, mermaidOf((await advisor.recommend(payload)).architecture, 'Orders'))
  t.match(response.body, /^---\ntitle: "Orders"\n---\nflowchart /)
})

t.test('a form other than JSON has no detail but the standard one, and no answer to a bad scenario', async (t) => {
  const headers = { accept: 'text/markdown' }
  t.equal((await app.inject({ method: 'POST', url: `${url}?detail=standard`, payload, headers })).statusCode, 200)
  for (const detail of ['summary', 'full']) {
    const response = await app.inject({ method: 'POST', url: `${url}?detail=${detail}`, payload, headers })
    t.match(problem.parse(response.json()), { status: 400, errors: [{ parameter: 'detail', code: 'json-only', allowed: ['standard'] }] })
  }
  const bad = await app.inject({ method: 'POST', url, payload: { latencyy: 1 }, headers })
  t.match(bad.headers['content-type'], /problem\+json/)
  t.match(bad.json(), { status: 400, errors: [{ pointer: '/latencyy' }] })
})

t.test('the document names every form', async (t) => {
  const { paths } = app.swagger() as unknown as { paths: Record<string, { post: { responses: Record<string, { content: object }> } }> }
  t.same(Object.keys(paths[url]?.post.responses['200']?.content ?? {}), offered)
  t.ok(paths[url]?.post.responses['406'])
})
