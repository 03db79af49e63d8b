// Bundles the service into one file, which loads in half the time that its modules take, and keeps what V8 compiled of it. Part of
// `npm run build`; where there is no bundle, or it is not up to date, `dist/server.js` loads the modules. It is not published: others'
// packages are in it.
import { build } from 'esbuild'
import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundle, bundleMark, isBundleCurrent } from '../dist/bundled.js'
import { codeMark } from '../dist/knowledge/marks.js'

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url))
/** Of schemas: Fastify asks for none, as every route checks and writes for itself. */
const compilers = ['@fastify/ajv-compiler', '@fastify/fast-json-stringify-compiler']
/** In place of all the languages in which zod could tell of faults. */
const english = { contents: "export { default as en } from './en.js'" }
/** Parts of Node that take long to load, and are needed only by who listens with them. */
const later = {
  name: 'later',
  setup({ onResolve, onLoad }) {
    // What is imported and not required is looked up by name at once.
    onResolve({ filter: /^(node:)?(http2|https)$/, namespace: 'file' }, ({ path, kind }) =>
      kind === 'require-call' ? { path, namespace: 'later' } : undefined,
    )
    onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({ contents: `module.exports = new Proxy({}, { get: (_, name) => require('${path}')[name] })` }))
  },
}

// The bundle opens the seal of the program that it was made of: files that were left over from another build are part of that.
const program = codeMark()
// What one version of V8 compiled is nothing to another.
const madeBy = `${program} ${process.versions.v8}`
if (!isBundleCurrent() || !readFileSync(bundle.mark, 'utf8').endsWith(madeBy)) {
  rmSync(bundle.folder, { recursive: true, force: true })
  try {
    await build({
      entryPoints: [pathOf('../dist/serve.js')],
      outfile: bundle.code,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      supported: { 'dynamic-import': false },
      // Loaded later, if at all; the docs page brings files of its own.
      external: ['@fastify/rate-limit', '@fastify/swagger', '@fastify/swagger-ui', 'light-my-request', 'prom-client', ...compilers],
      plugins: [{ name: 'one language', setup: ({ onLoad }) => onLoad({ filter: /zod.v4.locales.index\.js$/ }, () => english) }, later],
      // What it gives to `require` finds its parts only where it stands.
      alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
      banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href" },
      define: { BUNDLED_CODE: JSON.stringify(program), 'import.meta.url': 'bundleUrl' },
      logLevel: 'warning',
    })
    await compile()
    writeFileSync(bundle.mark, `${bundleMark()} ${madeBy}`)
  } catch (error) {
    rmSync(bundle.folder, { recursive: true, force: true })
    console.error(`The service is not bundled, and loads module by module: ${error.message}`)
  }
}

/** Has a service that came as far as its first answer keep what was compiled until then. */
async function compile() {
  const { PATH, SystemRoot } = process.env
  const env = { PATH, SystemRoot, PORT: '0', LOG_LEVEL: 'info' }
  const child = spawn(process.execPath, [pathOf('compiled.mjs')], { env, stdio: ['ignore', 'pipe', 'ignore', 'ipc'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  for await (const text of child.stdout) {
    const [base] = /http:[^ "]+(?=\/docs)/.exec(String(text)) ?? []
    if (base === undefined) continue
    const body = JSON.stringify({ sources: ['clickstream'] })
    await fetch(`${base}/v1/recommendations?detail=summary`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    child.send('keep')
  }
  if ((await ended) !== 0) throw new Error('it does not start')
}
