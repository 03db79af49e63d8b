import type { Knowledge } from '../knowledge/load.js'
import type { Architecture, EntryMember, Need, NeedMember } from '../knowledge/shape/architecture.js'
import type { ConnectionKind } from '../knowledge/shape/service.js'
import type { Graph } from './graph.js'
import type { Occupants } from './occupants.js'
import type { Entry, MemberPlan, NeedPlan, Outlet, SourcePlan, Ways } from './plan.js'
import { type Way, waysBetween } from './ways.js'

/** Makes plans of what the files say of needs and sources. */
export interface Planner {
  readonly need: (need: Need) => NeedPlan
  readonly source: (source: Architecture['sources'][number]) => SourcePlan
}

/** Members are written out, where the files name a role alone. */
type Written<M> = Exclude<M, string>
const written = <M extends EntryMember | NeedMember>(member: M): Written<M> => (typeof member === 'string' ? { role: member } : member) as Written<M>

const dataKinds: readonly ConnectionKind[] = ['stream', 'batch', 'query', 'trigger']

export function plannerOf({ architecture }: Pick<Knowledge, 'architecture'>, graph: Graph, occupants: Occupants): Planner {
  const entered = new Set(Object.values(architecture.entries).flatMap((members) => members.map((member) => written(member).role)))

  const ways = (
    from: readonly string[],
    to: readonly string[],
    { by = [] }: Pick<Written<NeedMember>, 'by'>,
    kinds = dataKinds,
    prefers?: ConnectionKind,
  ): Ways => {
    const options = { kinds, prefers, by: by.map((role) => ({ role, services: occupants(role) })) }
    const known = new Map(from.map((one) => [one, new Map<string, readonly Way[]>()]))
    return (one, other) => {
      const reached = known.get(one)
      if (!reached) return undefined
      let found = reached.get(other)
      if (!found) reached.set(other, (found = to.includes(other) ? waysBetween(one, other, graph, options) : []))
      return found.length > 0 ? found : undefined
    }
  }

  const memberOf = (member: Written<NeedMember>, { role, side, kinds }: Need): MemberPlan => {
    const [own, others] = [occupants(role), occupants(member.role)]
    return {
      role: member.role,
      after: member.after,
      handedBy: member.handedBy,
      when: member.when,
      only: member.only,
      except: member.except,
      filled: member.filled === true,
      further: member.further === true,
      also: member.also === true || member.added === true,
      added: member.added === true,
      idle: member.idle === true,
      loading: member.loading === true,
      value: member.value,
      readBy: member.readBy,
      notAs: member.notAs,
      over: member.standing ? (member.by ?? []) : [],
      mediated: member.by !== undefined,
      by: member.by ?? [],
      gives: side === 'takes' ? undefined : ways(own, others, member, kinds),
      takes: side === 'gives' ? undefined : ways(others, own, member, kinds),
    }
  }

  const outletOf = ({ id, kept, unlessNamed, holds, what, how, evidence = [] }: Architecture['sources'][number]['through'][number], source: string): Outlet => {
    const rules = architecture.rules.flatMap(({ name, event: { type, params } }) =>
      type === 'enters' && params.source === source && params.through === id ? [name] : [],
    )
    return { id, kept: kept === true, unlessNamed, holds, rules, what, how, evidence }
  }

  const entryOf = (member: Written<EntryMember>, outlets: readonly Outlet[], prefers: ConnectionKind): Entry => {
    const { role, decided, also, added, value, direct, stops, further, when, except, kinds } = member
    const reaching = ways(
      outlets.map(({ id }) => id),
      occupants(role),
      member,
      kinds ?? dataKinds,
      prefers,
    )
    return {
      role,
      decided: decided === true,
      also: also === true || added === true,
      added: added === true,
      value,
      direct: direct === true,
      stops: stops === true,
      further: further === true,
      when,
      except,
      ways: reaching,
    }
  }

  return {
    // Written out, whatever is left out in the files: objects of one form are looked at in a fraction of the time.
    need: (need) => ({
      role: need.role,
      side: need.side,
      of: need.of.map((group) => group.map((member) => memberOf(written(member), need))),
      byEntry: need.kinds === undefined && entered.has(need.role),
      each: need.each === true,
      anyway: need.anyway === true,
      optional: need.optional === true,
      waived: need.waived,
      beside: need.beside,
      unless: need.unless ?? [],
      same: need.same ?? [],
      yieldsTo: need.yieldsTo && {
        role: need.yieldsTo.role,
        when: need.yieldsTo.when,
        except: need.yieldsTo.except,
        must: need.yieldsTo.must,
        added: need.yieldsTo.added === true,
      },
      apart: need.apart === true,
      copies: need.copies === true,
      called: need.called === true,
      also: need.also === true,
      when: need.when,
      except: need.except,
      asItCame: need.asItCame,
      kinds: need.kinds ?? [],
      carries: need.kinds?.length === 1 ? architecture.carries[need.kinds[0] as ConnectionKind] : undefined,
    }),
    source({ value, name, through, prefers, lies, enters }) {
      const outlets = through.map((outlet) => outletOf(outlet, value))
      return {
        value,
        name,
        outlets,
        lies: lies === true,
        entries: (architecture.entries[enters] ?? []).map((member) => entryOf(written(member), outlets, prefers)),
      }
    },
  }
}
