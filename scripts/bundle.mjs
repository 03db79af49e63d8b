// Bundles the service into few files, which load in half the time that its modules take. Part of `npm run build`; where there is no
// bundle, or it is not up to date, `dist/server.js` loads the modules. It is not published: others' packages are in it.
import { build } from 'esbuild'
import { rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundledService, bundleFolder, bundleMark, bundleMarkFile } from '../dist/bundled.js'
import { codeMark } from '../dist/knowledge/marks.js'

/** Of schemas: Fastify asks for none, as every route checks and writes for itself. */
const compilers = ['@fastify/ajv-compiler', '@fastify/fast-json-stringify-compiler']
/** In place of all the languages in which zod could tell of faults. */
const english = { contents: "export { default as en } from './en.js'" }

if (bundledService() === undefined) {
  rmSync(bundleFolder, { recursive: true, force: true })
  try {
    await build({
      entryPoints: [fileURLToPath(new URL('../dist/serve.js', import.meta.url))],
      outdir: bundleFolder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      // Loaded later, if at all; the docs page brings files of its own.
      external: ['@fastify/rate-limit', '@fastify/swagger', '@fastify/swagger-ui', 'light-my-request', 'prom-client', ...compilers],
      plugins: [{ name: 'one language', setup: ({ onLoad }) => onLoad({ filter: /zod.v4.locales.index\.js$/ }, () => english) }],
      // What it gives to `require` finds its parts only where it stands.
      alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
      banner: { js: "import { createRequire as requireOf } from 'node:module'\nconst require = requireOf(import.meta.url)" },
      define: { BUNDLED_CODE: JSON.stringify(codeMark()) },
      logLevel: 'warning',
    })
    writeFileSync(bundleMarkFile, bundleMark())
  } catch (error) {
    console.error(`The service is not bundled, and loads module by module: ${error.message}`)
  }
}
