import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const root = fileURLToPath(new URL('..', import.meta.url))
/** From the outside in. A file may import its own layer and those after it; engine and knowledge are strangers. */
const layers = [
  ['index', 'server', 'serve', 'cli'],
  ['app', 'config', 'bundled'],
  ['docs'],
  ['operations'],
  ['http', 'health'],
  ['drift'],
  ['forms'],
  ['advisor'],
  ['search', 'composition'],
  ['engine', 'knowledge'],
  ['scenario'],
  ['json', 'lists', 'memory'],
]
const layerOf = (path: string) => path.split(sep)[1]?.replace(/\.ts$/, '') ?? ''
const depth = (layer: string) => layers.findIndex((names) => names.includes(layer))

async function sources(folder: string): Promise<{ path: string; text: string; imports: string[] }[]> {
  const names = (await readdir(join(root, folder), { recursive: true })).filter((name) => name.endsWith('.ts'))
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(root, folder, name), 'utf8')
      return { path: join(folder, name), text, imports: [...text.matchAll(/from '([^']+)'/g)].map(([, target]) => target as string) }
    }),
  )
}

t.test('imports go one way: from server over http and advisor to engine, knowledge and scenario', async (t) => {
  for (const { path, imports } of await sources('src')) {
    const own = layerOf(path)
    t.not(depth(own), -1, `${path} stands in a known layer`)
    for (const target of imports.filter((name) => name.startsWith('.'))) {
      const other = layerOf(relative(root, join(root, path, '..', target)).replace(/\.js$/, '.ts'))
      t.ok(own === other || depth(own) < depth(other), `${path} may import ${target}`)
    }
  }
})

t.test('no file imports one that imports it, be it by way of others or for its types alone', async (t) => {
  const files = new Map<string, readonly string[]>()
  for (const { path, imports } of await sources('src'))
    files.set(
      path,
      imports.filter((name) => name.startsWith('.')).map((name) => join(path, '..', name).replace(/\.js$/, '.ts')),
    )
  const reachedFrom = (path: string) => {
    const reached = new Set(files.get(path))
    // What is added on the way is gone through as well.
    for (const file of reached) for (const target of files.get(file) ?? []) reached.add(target)
    return reached
  }
  const reached = new Map([...files.keys()].map((path) => [path, reachedFrom(path)]))
  const mutual = (path: string) => [...(reached.get(path) ?? [])].filter((other) => reached.get(other)?.has(path)).sort()
  const cycles = new Set([...files.keys()].map((path) => mutual(path)).flatMap((cycle) => (cycle.length > 0 ? [cycle.join(', ')] : [])))
  t.same([...cycles], [], 'cycles of files')
})

t.test('only the engine knows json-rules-engine, and nobody below http knows Fastify', async (t) => {
  for (const { path, imports } of await sources('src')) {
    if (imports.includes('json-rules-engine')) t.equal(layerOf(path), 'engine', path)
    if (imports.some((name) => /fastify/.test(name) && name !== 'fastest-levenshtein')) t.ok(depth(layerOf(path)) <= depth('http'), path)
  }
})

t.test('only the server and the command line read the environment', async (t) => {
  for (const { path, text } of await sources('src')) if (/process\.(env|argv)/.test(text)) t.equal(depth(layerOf(path)), 0, path)
})

t.test('engine, search, composition and the diagram know nothing of AWS; a record tells people of it in words of its own', async (t) => {
  const drawn = (await sources('src/forms')).filter(({ path }) => /mermaid/.test(path))
  t.ok(drawn.length > 0)
  for (const { path, text } of [...(await sources('src/engine')), ...(await sources('src/search')), ...(await sources('src/composition')), ...drawn])
    t.notMatch(text, /kinesis|amazon|aws|sqs|redshift|glue|\bs3\b|lambda|athena/i, path)
})
