// Every figure that the README and the issue of speed quote, in one table from one run: `npm run bench`. Writes bench/results.json.
import { writeFileSync } from 'node:fs'
import { evaluationRows } from './evaluate.mjs'
import { httpRows } from './http.mjs'
import { searchRows } from './searches.mjs'
import { stepRows } from './steps.mjs'

const parts = { http: httpRows, evaluation: evaluationRows, searches: searchRows, steps: stepRows }
const wanted = process.argv.slice(2)
const rows = []
for (const [name, rowsOf] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await rowsOf()))
console.table(rows)
if (wanted.length === 0) writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`)
process.exit(0)
