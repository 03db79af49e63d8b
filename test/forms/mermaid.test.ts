import fc from 'fast-check'
import t from 'tap'
import type { ArchitectureAnswer } from '../../dist/advisor/answer-architecture.js'
import { mermaidOf } from '../../dist/forms/mermaid.js'
import { advisor } from '../helpers/app.js'
import { read } from '../helpers/mermaid.js'
import { anyText } from '../helpers/text.js'

t.test('the diagram of each worked scenario shows its nodes, edges, gaps and title, grouped by role, to the real Mermaid', async (t) => {
  for (const { id, title, scenario } of advisor.scenarios) {
    const { architecture } = await advisor.recommend(scenario)
    const text = mermaidOf(architecture, title)
    const seen = await read(text)
    t.equal(seen.title, title, id)
    t.same(seen.nodes.map(({ label }) => label).sort(), architecture.nodes.map(({ name }) => name).sort(), `${id} shows every node`)
    t.same(
      seen.edges.map(({ label }) => label),
      [...architecture.edges.map(({ carries }) => carries), ...architecture.gaps.map(() => 'open')],
      `${id} says what flows on every edge`,
    )
    t.equal(seen.groups.length, new Set(architecture.nodes.map(({ role }) => role)).size, `${id} has a group for each role`)
    t.match(mermaidOf(architecture), /^flowchart LR\n/, `${id} begins with the word where it has no title`)
  }
})

const hostile = fc.oneof(
  anyText(30),
  fc
    .array(
      fc.constantFrom(
        '"',
        ']',
        ')',
        '\n---\n',
        '%%{init: {"theme":"x"}}%%',
        'end',
        '`',
        '#quot;',
        '-->',
        '|',
        ';',
        '<script>',
        '&quot;',
        'style:#f;',
        '\\',
        '\u2028',
        '😀',
        '\ud800',
        'click a href "x"',
      ),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join(' ')),
)

t.test('no title, name or word leaves its quotes, whatever it says', async (t) => {
  await fc.assert(
    fc.asyncProperty(hostile, fc.array(hostile, { minLength: 3, maxLength: 3 }), hostile, hostile, async (title, names, carries, role) => {
      const nodes = names.map((name, at) => ({ id: ['end', name || 'x', 'a-b'][at] as string, name, role: at === 0 ? role : 'use' }))
      const [from, to, third] = nodes.map(({ id }) => id) as [string, string, string]
      if (new Set([from, to, third]).size < 3) return
      const architecture: ArchitectureAnswer = {
        nodes,
        edges: [{ from, to, carries, kind: 'stream', how: 'As it is.', evidence: [] }],
        gaveWay: [],
        gaps: [{ from: to, to: third, because: 'It is so.' }],
      }
      const seen = await read(mermaidOf(architecture, title))
      if (seen.nodes.length !== 3 || seen.edges.length !== 2) throw new Error(`other nodes or edges: ${JSON.stringify(seen)}`)
      const wanted = [...names, carries].map(shown)
      const found = [...seen.nodes.map(({ label }) => label), seen.edges[0]?.label ?? ''].map(shown)
      if (JSON.stringify(found.sort()) !== JSON.stringify(wanted.sort())) throw new Error(`${JSON.stringify(found)} for ${JSON.stringify(wanted)}`)
      if (shown(seen.title) !== shown(title)) throw new Error(`title ${seen.title} for ${title}`)
    }),
    { numRuns: 60, seed: 20261122 },
  )
  t.pass()
})

/** What is left of a text on one line: white space and what cannot be seen are single spaces. */
const shown = (text: string) => text.replace(/[\s\p{C}]+/gu, ' ').trim()
