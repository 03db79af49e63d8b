import { writeFile } from 'node:fs/promises'
import { buildApp } from '../app.js'

const app = await buildApp()
const document: unknown = (await app.inject('/openapi.json')).json()
await writeFile(new URL('../../openapi/openapi.json', import.meta.url), `${JSON.stringify(document, null, 2)}\n`)
await app.close()
