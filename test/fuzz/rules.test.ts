import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import fc from 'fast-check'
import { type Node, parseTree } from 'jsonc-parser'
import t from 'tap'
import { createAdvisor, ownRules } from '../../dist/advisor/advisor.js'
import { operators } from '../../dist/engine/operators.js'
import { KnowledgeError } from '../../dist/knowledge/fault.js'
import { loadKnowledge } from '../../dist/knowledge/load.js'
import { runs, seed } from '../helpers/fuzz.js'
import { mutated, mutatedText, mutation, textMutation } from '../helpers/mutate.js'
import { placeIn, repeatsKeys } from '../helpers/place.js'
import { anyText } from '../helpers/text.js'
import { tiny } from '../helpers/tiny.js'

type Texts = Record<string, string>

let loaded = 0
let refused = 0

const change = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.array(mutation, { minLength: 1, maxLength: 2 }).map((mutations) => (bytes: string) => JSON.stringify(mutated(JSON.parse(bytes), mutations))),
  },
  { weight: 4, arbitrary: textMutation.map((edit) => (bytes: string) => mutatedText(bytes, edit)) },
  // The last of two keys is the one that a parser keeps.
  {
    weight: 1,
    arbitrary: fc.constantFrom('rules', 'claims', 'evidence', 'endpoints', 'decisions').map((key) => (text: string) => text.replace(/\}\s*$/, `,"${key}":[]}`)),
  },
  { weight: 1, arbitrary: anyText(20).map((noise) => () => noise) },
)
const edits = fc.array(fc.record({ file: fc.nat(10_000), change, fate: fc.constantFrom('edit', 'edit', 'edit', 'edit', 'edit', 'remove', 'copy', 'bytes') }), {
  minLength: 1,
  maxLength: 2,
})

/** Nothing uses the title of the notes, and whoever mentions a shared condition holds the condition itself, and not its name. */
const unheld: ReadonlySet<string> = new Set(['source', 'where', 'means'])

/** Every text in a value that has to be held. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (value instanceof Map) yield* textsIn([...value.values()])
  else if (typeof value === 'object' && value !== null) for (const [key, member] of Object.entries(value)) if (!unheld.has(key)) yield* textsIn(member)
}

const sharedIn = (texts: Texts): readonly { readonly id: string }[] => JSON.parse(texts['conditions.json'] ?? '{"conditions":[]}').conditions

async function check(directory: string, original: Texts, texts: Texts, garbled: ReadonlySet<string>): Promise<void> {
  try {
    const { schema: _, dictionary: __, ...knowledge } = await loadKnowledge(directory, operators)
    for (const file of Object.keys(original)) if (!file.includes('/') && !(file in texts)) throw new Error(`it was loaded without ${file}`)
    for (const [file, text] of Object.entries(texts)) if (repeatsKeys(parseTree(text) as Node)) throw new Error(`it was loaded with a key twice in ${file}`)
    if (garbled.size > 0) throw new Error('it was loaded with bytes that are no UTF-8')
    const held = new Set(textsIn(knowledge))
    const named = new Set(sharedIn(texts).map(({ id }) => id))
    for (const text of textsIn(Object.values(texts).map((file) => JSON.parse(file))))
      if (!held.has(text) && !named.has(text)) throw new Error(`"${text}" was lost in loading`)
    loaded++
    const advisor = await createAdvisor({ rules: directory })
    for (const { scenario } of advisor.scenarios) await advisor.recommend(scenario)
    const difference = await advisor.selfCheck()
    if (difference) throw new Error(`the self-check differs: ${JSON.stringify(difference)}`)
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    refused++
    if (error.faults.length === 0) throw new Error('a KnowledgeError without a fault', { cause: error })
    if (new Set(error.faults.map(({ file, pointer, message }) => `${file}#${pointer} ${message}`)).size < error.faults.length)
      throw new Error('a fault is told twice', { cause: error })
    for (const { file, pointer, message } of error.faults) {
      const isFolder = ['decisions', 'services', 'scenarios'].includes(file)
      const text = texts[file]
      const removed = text === undefined && /cannot be read/.test(message)
      const tree = text === undefined || garbled.has(file) ? undefined : (parseTree(text, undefined, { disallowComments: true }) as Node | undefined)
      const placed = pointer === '' || (tree !== undefined && placeIn(tree, pointer))
      if (!isFolder && !removed && (text === undefined || !placed)) throw new Error(`a fault without a place: ${file}#${pointer} ${message}`, { cause: error })
    }
  }
}

/** Lays the texts of a ruleset, and gives what lays changes over it and takes them back. */
async function laid(directory: string, texts: Texts) {
  const write = async (file: string, text: string | Buffer) => {
    await mkdir(dirname(join(directory, file)), { recursive: true })
    await writeFile(join(directory, file), text)
  }
  for (const [file, text] of Object.entries(texts)) await write(file, text)
  return async (list: readonly { file: number; change: (text: string) => string; fate: string }[]) => {
    const now: Texts = { ...texts }
    const garbled = new Set<string>()
    const touched = new Set<string>()
    const files = Object.keys(texts)
    for (const { file: at, change: make, fate } of list) {
      const file = files[at % files.length] as string
      const target = fate === 'copy' ? `${dirname(file)}/copy-of-it.json` : file
      touched.add(target)
      if (fate === 'remove') {
        delete now[file]
        await rm(join(directory, file), { force: true })
        continue
      }
      now[target] = fate === 'copy' ? (texts[file] as string) : make(texts[file] as string)
      if (fate === 'bytes' && now[target].includes('e')) garbled.add(target)
      else garbled.delete(target)
      await write(target, fate === 'bytes' ? Buffer.from(now[target].replace('e', '\u00e9'), 'latin1') : now[target])
    }
    const used = Object.fromEntries(Object.entries(now).filter(([file]) => /^(decisions|services|scenarios)\//.test(file) || file in texts))
    try {
      await check(directory, texts, used, garbled)
    } finally {
      for (const file of touched) {
        if (file in texts) await write(file, texts[file] as string)
        else await rm(join(directory, file), { force: true })
      }
    }
  }
}

t.test('a changed ruleset is loaded whole, or refused with file and place', async (t) => {
  const texts = Object.fromEntries(Object.entries(tiny()).map(([file, content]) => [file, JSON.stringify(content)]))
  const attempt = await laid(t.testdir(), texts)
  await attempt([])
  await fc.assert(fc.asyncProperty(edits, attempt), { seed, numRuns: runs(80, 3_000), endOnFailure: true })
  t.ok(loaded > 1 && refused > 20, `${loaded} loaded, ${refused} refused`)
})

t.test('so is the one that comes with the package', { skip: runs(0, 1) === 0 && 'in npm run fuzz' }, async (t) => {
  const names = (await readdir(ownRules, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
  const files = names.map(({ parentPath, name }) => relative(ownRules, join(parentPath, name)))
  const texts = Object.fromEntries(await Promise.all(files.map(async (file) => [file, await readFile(join(ownRules, file), 'utf8')] as const)))
  const attempt = await laid(t.testdir(), texts)
  await fc.assert(fc.asyncProperty(edits, attempt), { seed, numRuns: runs(0, 200), endOnFailure: true })
})
