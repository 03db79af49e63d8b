import { flatMap } from '../lists.js'
import type { Draft, Missing, Site } from './draft.js'
import type { MemberPlan, NeedPlan } from './plan.js'
import { sitesOf, stands } from './sites.js'

/** What a site lacks that none of a group could be joined to. */
export function lackOf(draft: Draft, { side, carries }: NeedPlan, { node }: Site, group: readonly MemberPlan[]): Missing {
  const sites = flatMap(group, (member): readonly { node: string }[] => (member.role === 'source' ? draft.entering.sources : sitesOf(draft, member)))
  const first = sites[0]?.node ?? group.find(({ role }) => stands(draft, role))?.role ?? node
  const [from, to] = side === 'takes' ? [first, node] : [node, first]
  return { from, to, carries, origin: originOf(draft, from, to), isUnfed: isUnfed(draft, from, to) }
}

/** From where comes what one part, though it is joined to such others, does not carry on to the other. */
function originOf({ blueprint, joints }: Draft, from: string, to: string): string | undefined {
  const links = blueprint.graph.get(from)?.get(to) ?? []
  const reaches = (one: string, part: string) => joints.some((joint) => joint.links.some((link) => link.from === one && link.to === part))
  const stores = [...blueprint.results.keys()].filter((store) => reaches(store, from))
  return flatMap(links, ({ notFrom }) => notFrom).find((one) => reaches(one, from) || stores.some((store) => reaches(one, store)))
}

/** Whether one part could give to the other what others would have to give it, and nobody does. */
function isUnfed({ blueprint }: Draft, from: string, to: string): boolean {
  const links = blueprint.graph.get(from)?.get(to) ?? []
  return links.length > 0 && links.every(({ onlyFrom }) => onlyFrom.length > 0)
}
