import type { Knowledge } from '../knowledge/load.js'
import type { DecisionRule } from '../knowledge/shape/rule.js'
import { type Attribute, type AttributeName, attributeNames, type Service } from '../knowledge/shape/service.js'
import { factsIn } from './facts-of.js'
import type { Comparison } from './view-shapes.js'
import { weightOf } from './weigh.js'

/** Sets services side by side, attribute by attribute, with the facts that decide between them and the rules that do it. */
export function compare(services: readonly Service[], knowledge: Knowledge): Comparison {
  return {
    services: services.map(({ id, name, summary, lifecycle: { status } }) => ({ id, name, summary, status })),
    attributes: (Object.keys(attributeNames) as AttributeName[]).flatMap((attribute) => compareAttribute(attribute, services)),
    decisions: sharedDecisions(services, knowledge).map(({ id, question, candidates }) => ({
      decision: id,
      question,
      candidates: candidates.filter((candidate) => services.some((service) => service.id === candidate)),
    })),
    facts: decidingFacts(services, knowledge),
  }
}

function compareAttribute(attribute: AttributeName, services: readonly Service[]): Comparison['attributes'] {
  const known = services.map((service) => service.attributes[attribute])
  if (known.every((entry) => entry === undefined)) return []
  const values = services.map(({ id }, at) => ({ service: id, ...(known[at] ?? {}) }))
  return [{ attribute, meaning: attributeNames[attribute], separates: separates(known.filter((entry) => entry !== undefined)), values }]
}

/** Whether two of them differ: by their figures where both are figures of one unit, else by what is said of them. */
const separates = (known: readonly Attribute[]) => known.some((one, at) => known.slice(at + 1).some((other) => differ(one, other)))

const differ = (one: Attribute, other: Attribute) =>
  one.value !== undefined && other.value !== undefined && one.unit === other.unit ? one.value !== other.value : one.text !== other.text

/** Decisions in which at least two of the services compete. */
const sharedDecisions = (services: readonly Service[], { decisions }: Knowledge) =>
  [...decisions.values()].filter(({ candidates }) => services.filter(({ id }) => candidates.includes(id)).length > 1)

/** The facts that rules about these services test in a decision they share, the weightiest first. */
function decidingFacts(services: readonly Service[], knowledge: Knowledge): Comparison['facts'] {
  const byFact = new Map<string, { rules: Comparison['facts'][number]['rules']; weight: number }>()
  for (const decision of sharedDecisions(services, knowledge)) {
    for (const rule of decision.rules.filter(({ event }) => services.some(({ id }) => id === event.params.service))) {
      for (const fact of new Set(factsIn(rule.conditions))) {
        const entry = byFact.get(fact) ?? { rules: [], weight: 0 }
        entry.rules.push(ruleEntry(decision.id, rule))
        entry.weight = Math.max(entry.weight, weightOf(rule))
        byFact.set(fact, entry)
      }
    }
  }
  const order = [...knowledge.dictionary.keys()]
  return [...byFact]
    .sort(([a, one], [b, other]) => other.weight - one.weight || other.rules.length - one.rules.length || order.indexOf(a) - order.indexOf(b))
    .map(([fact, { rules }]) => ({ fact, question: knowledge.dictionary.get(fact)?.question ?? '', rules }))
}

const ruleEntry = (decision: string, { name, because, event }: DecisionRule) => ({
  rule: name,
  decision,
  service: event.params.service,
  effect: event.type,
  ...(event.type === 'eliminates' ? {} : { strength: event.params.strength }),
  because,
})
