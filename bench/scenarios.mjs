import { readdirSync, readFileSync } from 'node:fs'
import { createAdvisor } from '../dist/advisor/advisor.js'

/** A small generator of numbers, seeded, so that every run asks the same questions. */
export function numbers(seed) {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

/** Scenarios of people: the worked ones, the cases and the practice requests. */
export async function realScenarios() {
  const { scenarios } = await createAdvisor()
  const cases = new URL('../test/cases/', import.meta.url)
  const fromCases = readdirSync(cases).flatMap((file) => JSON.parse(readFileSync(new URL(file, cases), 'utf8')).map(({ scenario }) => scenario))
  const requests = readFileSync(new URL('../test/practice/requests.jsonl', import.meta.url), 'utf8')
  const fromRequests = requests
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).request)
  return [...scenarios.map(({ scenario }) => scenario), ...fromCases, ...fromRequests]
}

/** Distinct scenarios, each made of two real ones: what the first leaves open, the second states. */
export async function distinctScenarios(count) {
  const real = await realScenarios()
  const next = numbers(20261122)
  const pick = () => real[Math.floor(next() * real.length)]
  const made = new Map()
  while (made.size < count) {
    const [one, other] = [pick(), pick()]
    const { decide: _, ...scenario } = { ...other, ...one }
    made.set(JSON.stringify(scenario), scenario)
  }
  return [...made.keys()]
}
