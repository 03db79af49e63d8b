import { citations } from '../knowledge/citations.js'
import type { Knowledge } from '../knowledge/load.js'

/** For each id of evidence, what cites it. */
export function placedCitations(knowledge: Knowledge): Map<string, string[]> {
  const cited = new Map<string, string[]>()
  for (const { by, ids } of citations(knowledge)) for (const id of ids) cited.set(id, [...(cited.get(id) ?? []), by])
  return cited
}
