// What the searches of five decisions cost, and how often they end within their bounds, over random scenarios.
import { changing, holding } from '../dist/search/analyse.js'
import { knowledge, knownOf, models, placed } from './grounds.mjs'
import { numbers, randomFacts } from './scenarios.mjs'
import { at, median, rounded, row } from './table.mjs'

const asked = 5

function analysed(model, known) {
  const { position, winner } = placed(model, known)
  const held = holding(position, winner)
  const changed = changing(position, winner)
  return held.settled.kind !== 'bounded' && !changed.counterfactuals.outOfReach.some(({ because }) => because === 'bounded')
}

/** Microseconds for five decisions drawn by lot, one figure a scenario. */
function timesOf(scenarios, next) {
  return scenarios.map((stated) => {
    const known = knownOf(stated)
    const five = Array.from({ length: asked }, () => models[Math.floor(next() * models.length)])
    const begun = performance.now()
    for (const model of five) analysed(model, known)
    return (performance.now() - begun) * 1000
  })
}

export function searchRows(count = 10_000) {
  const next = numbers(7)
  const drawn = (known, many) => Array.from({ length: many }, () => randomFacts(knowledge.dictionary, next, known))
  const [some, all] = [drawn(0.4, 2000), drawn(1, 600)]
  timesOf([...some, ...all], next)
  const [someTimes, allTimes] = [timesOf(some, next), timesOf(all, next)]
  let exact = 0
  let slowest = 0
  for (let at = 0; at < count; at++) {
    const known = knownOf(randomFacts(knowledge.dictionary, next, next()))
    const model = models[Math.floor(next() * models.length)]
    const begun = performance.now()
    if (analysed(model, known)) exact++
    slowest = Math.max(slowest, (performance.now() - begun) * 1000)
  }
  return [
    row('searches for five decisions, 40 % of the facts known, µs', rounded(median(someTimes), 0), '≤ 150', '≤ 50', `p99 ${rounded(at(someTimes, 0.99), 0)}`),
    row('searches for five decisions, everything known, µs', rounded(median(allTimes), 0), '≤ 600', '≤ 200', `p99 ${rounded(at(allTimes, 0.99), 0)}`),
    row(`found exactly within bounds, ${count} random scenarios, %`, rounded((100 * exact) / count), '≥ 99', '≥ 99.9'),
    row(`slowest of ${count} random scenarios, one decision, µs`, rounded(slowest, 0), '', ''),
  ]
}
