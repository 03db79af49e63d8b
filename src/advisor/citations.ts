import { placedRules } from '../knowledge/library.js'
import type { Knowledge } from '../knowledge/load.js'

/** For each id of evidence, what cites it: rules by name, attributes and connections as SERVICE#place. */
export function placedCitations(knowledge: Knowledge): Map<string, string[]> {
  const cited = new Map<string, string[]>()
  const note = (by: string, ids: readonly string[]) => {
    for (const id of ids) cited.set(id, [...(cited.get(id) ?? []), by])
  }
  for (const { rule } of placedRules(knowledge)) note(rule.name, rule.evidence)
  for (const { id, order } of knowledge.decisions.values()) note(`${id}.order`, order.evidence)
  for (const { id, lifecycle, attributes, takes, delivers, settings } of knowledge.services.values()) {
    note(`lifecycle.${id}`, lifecycle.evidence)
    for (const [name, { evidence }] of Object.entries(attributes)) note(`${id}#${name}`, evidence)
    for (const connection of takes) note(`${id}#takes-${connection.with}`, connection.evidence)
    for (const connection of delivers) note(`${id}#delivers-${connection.with}`, connection.evidence)
    for (const { setting, default: fallback } of settings) if (fallback) note(`${id}.${setting}.default`, fallback.evidence)
  }
  for (const { value, through } of knowledge.architecture.sources)
    for (const { evidence = [], gives = [] } of through) note(`architecture#${value}`, [...evidence, ...gives.flatMap((connection) => connection.evidence)])
  for (const { id, evidence } of knowledge.claims) note(id, evidence)
  return cited
}
