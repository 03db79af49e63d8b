import { type Citation, citations } from '../knowledge/citations.js'
import type { Knowledge } from '../knowledge/load.js'
import type { Source } from '../knowledge/shape/files.js'

/** A source that somebody should look at again, with how much rests on it. */
export interface StaleSource extends Pick<Source, 'id' | 'title' | 'url' | 'reviewBy'> {
  readonly rules: number
  /** By their default; a rule that chooses a setting is a rule. */
  readonly settings: number
  readonly attributes: number
  readonly connections: number
  readonly claims: number
}

/** The sources whose day of review has come by a day (YYYY-MM-DD), oldest first. */
export function staleSources(knowledge: Knowledge, day: string): StaleSource[] {
  const cited = [...citations(knowledge)]
  return knowledge.sources
    .filter(({ reviewBy }) => reviewBy <= day)
    .sort((a, b) => (a.reviewBy + a.id < b.reviewBy + b.id ? -1 : 1))
    .map(({ id, title, url, reviewBy }) => {
      const citing = cited.filter(({ ids }) => ids.includes(id))
      const count = (kind: Citation['kind']) => citing.filter((one) => one.kind === kind).length
      return {
        id,
        title,
        url,
        reviewBy,
        rules: count('rule'),
        settings: count('setting'),
        attributes: count('attribute'),
        connections: count('connection'),
        claims: count('claim'),
      }
    })
}
