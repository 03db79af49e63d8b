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

/** Stated facts at random: each is known with the same chance, its value drawn evenly, of figures evenly over their magnitudes. */
export function randomFacts(dictionary, next, known) {
  const facts = Object.create(null)
  for (const definition of dictionary.values()) if (definition.question !== '' && next() < known) facts[definition.fact] = randomValue(definition, next)
  return facts
}

function randomValue({ type, values = [], minimum = 0, maximum = 1e6, whole }, next) {
  const pick = () => values[Math.floor(next() * values.length)]
  if (type === 'boolean') return next() < 0.5
  if (type === 'choice') return pick()
  if (type === 'set') {
    const chosen = new Set(Array.from({ length: Math.floor(next() * 3.2) }, pick))
    return values.filter((value) => chosen.has(value))
  }
  const [low, high] = [Math.log(Math.max(minimum, 0.001)), Math.log(Math.min(maximum, 1e6))]
  const value = Math.exp(low + next() * (high - low))
  return whole ? Math.max(minimum, 1, Math.round(value)) : Number(value.toPrecision(3))
}
