import type { Recommendation } from '../../advisor/answer.js'
import type { Reason } from '../../advisor/answer-candidate.js'
import { statedFactsBehind } from '../../advisor/facts-of.js'
import { elimination, strengths } from '../../knowledge/shape/rule.js'
import type { FactValue } from '../../scenario/facts.js'
import { bullets, plain, section } from '../markdown.js'
import type { Telling } from '../telling.js'
import { capitalised, listed, spoken } from '../words.js'

/** A list that is longer drives nothing. */
const most = 6

/** The stated facts that moved the decisions, the weightiest first. */
export function driversOf({ decisions }: Recommendation, telling: Telling): string {
  const drivers = new Map<string, { weight: number; decisions: Set<string> }>()
  for (const { decision, candidates } of decisions) {
    for (const { verdict, reasons } of candidates) {
      for (const reason of reasons.filter(({ counted }) => counted)) {
        const weight = pointsOf(reason) * (verdict === 'recommended' ? 1 : 0.5)
        for (const fact of statedFactsBehind(reason.matched)) {
          if (!telling.stated.has(fact)) continue
          const driver = drivers.get(fact) ?? { weight: 0, decisions: new Set() }
          drivers.set(fact, { weight: driver.weight + weight, decisions: driver.decisions.add(decision) })
        }
      }
    }
  }
  // Sorting is stable: of equal weight, what the scenario states first comes first.
  const ordered = [...telling.stated.keys()].filter((fact) => drivers.has(fact)).sort((a, b) => (drivers.get(b)?.weight ?? 0) - (drivers.get(a)?.weight ?? 0))
  const lines = ordered
    .slice(0, most)
    .map((fact) =>
      plain(`${capitalised(telling.clause(fact, telling.stated.get(fact) as FactValue))} (${listed([...(drivers.get(fact)?.decisions ?? [])].map(spoken))})`),
    )
  const idle = [...telling.stated.keys()].filter((fact) => !drivers.has(fact))
  return section(
    '## Decision Drivers',
    bullets(lines),
    ordered.length > most ? plain(`Of less weight: ${listed(nouns(ordered.slice(most), telling))}.`) : '',
    idle.length > 0 ? plain(`Stated, but of no weight in these decisions: ${listed(nouns(idle, telling))}.`) : '',
  )
}

const nouns = (facts: readonly string[], { noun }: Telling) => [...new Set(facts.map(noun))]
const pointsOf = ({ strength }: Reason) => (strength === undefined ? elimination : strengths[strength])
