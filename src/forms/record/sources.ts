import type { CitedEvidence, Recommendation } from '../../advisor/answer.js'
import { counted } from '../words.js'
import { definition, folded, plain, section } from '../markdown.js'

/** Numbers the sources of a record in the order in which it cites them. */
export interface Sources {
  /** ` ([1], [2])`, or nothing where nothing is cited. */
  readonly cite: (ids: readonly string[]) => string
  /** What was cited so far, as of a day, with the addresses that the numbers lead to. */
  readonly list: (day: string) => string
}

/** More would not convince a reader who does not open these; the rest stands in the block at the end. */
const most = 2
const kinds = ['aws', 'service-model', 'secondary', 'notes']

export function sourcesOf({ evidence }: Recommendation): Sources {
  const shelf = new Map(evidence.map((entry) => [entry.id, entry]))
  const numbers = new Map<CitedEvidence, number>()
  return {
    cite(ids) {
      const best = ids.flatMap((id) => shelf.get(id) ?? []).sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
      const marks = best.slice(0, most).map((entry) => {
        const number = numbers.get(entry) ?? numbers.size + 1
        numbers.set(entry, number)
        return { number, url: entry.url }
      })
      const shown = marks.sort((a, b) => a.number - b.number).map(({ number, url }) => (url === undefined ? String(number) : `[${number}]`))
      return shown.length === 0 ? '' : ` (${shown.join(', ')})`
    },
    list(day) {
      const cited = [...numbers]
      return section(
        '',
        cited.length === 0
          ? ''
          : folded(counted(cited.length, 'source'), cited.map(([source, number]) => `${number}. ${told(source, number, day)}`).join('\n')),
        cited.flatMap(([{ url }, number]) => (url === undefined ? [] : [definition(number, url)])).join('\n'),
      ).trimStart()
    },
  }
}

/** A source as the list shows it: what it is, of when, and until when it may be relied on. */
function told({ title, url, asOf, reviewBy, status, correction, kind }: CitedEvidence, number: number, day: string): string {
  const name = url === undefined ? plain(title) : `[${plain(title)}][${number}]`
  const standing = status === undefined || status === 'current' ? '' : ` Today this is ${status}${correction === undefined ? '.' : `: ${plain(correction)}`}`
  return kind === 'notes'
    ? `Notes: ${name}${standing}`
    : `${name}, ${asOf}${reviewBy === undefined ? '' : `; ${reviewBy < day ? 'overdue since' : 'look again by'} ${reviewBy}`}`
}
