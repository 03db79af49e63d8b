import type { Library, Written } from './library.js'
import type { Condition, Conditions, Mention } from './shape/rule.js'

type Known = ReadonlyMap<string, Conditions>
type WithConditions = { readonly conditions?: Conditions | undefined }

/** The library with each mention of a shared condition replaced by what it stands for, so that nobody else ever meets one. Every mention must be known. */
export function withShared({ shared, ...written }: Written): Library {
  const known = new Map<string, Conditions>()
  // A shared condition mentions none but those before it.
  for (const { id, conditions } of shared) known.set(id, expanded(conditions, known))
  const whole = <R extends WithConditions>(rules: readonly R[]): R[] =>
    rules.map((rule) => (rule.conditions ? { ...rule, conditions: expanded(rule.conditions, known) } : rule))
  const { decisions, services, referrals, contradictions, architecture } = written
  return {
    ...written,
    decisions: mapped(decisions, (decision) => ({ ...decision, raisedBy: expanded(decision.raisedBy, known), rules: whole(decision.rules) })),
    services: mapped(services, (service) => ({
      ...service,
      rules: whole(service.rules),
      settings: service.settings.map((setting) => ({ ...setting, rules: whole(setting.rules) })),
    })),
    referrals: whole(referrals),
    contradictions: whole(contradictions),
    architecture: { ...architecture, rules: whole(architecture.rules) },
  }
}

const mapped = <V>(entries: ReadonlyMap<string, V>, change: (entry: V) => V) => new Map([...entries].map(([id, entry]) => [id, change(entry)]))

/** A condition without mentions. The members of a shared `all` stand in an `all` as if they had been written there, and so with `any`. */
function expanded(group: Conditions, known: Known): Conditions {
  const whole = (kind: 'all' | 'any', members: readonly (Condition | Mention)[]) =>
    members.flatMap((member): readonly Condition[] => {
      if ('fact' in member) return [member]
      const inner = 'where' in member ? (known.get(member.where) as Conditions) : expanded(member, known)
      return 'where' in member && kind in inner ? membersOf(inner) : [inner]
    })
  return 'all' in group ? { all: whole('all', group.all) } : { any: whole('any', group.any) }
}

const membersOf = (group: Conditions) => ('all' in group ? group.all : group.any)
