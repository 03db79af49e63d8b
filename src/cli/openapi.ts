import { writeFile } from 'node:fs/promises'
import { buildApp } from '../app.js'

const app = await buildApp()
await app.ready()
await writeFile(new URL('../../openapi/openapi.json', import.meta.url), `${JSON.stringify(app.swagger(), null, 2)}\n`)
await app.close()
