import { z } from 'zod'

export const concerns = [
  'latency',
  'volume',
  'ordering',
  'delivery',
  'replay',
  'readers',
  'protocol',
  'sql',
  'processing',
  'storage',
  'operations',
  'skills',
  'existing',
  'cost',
  'security',
  'availability',
  'lifecycle',
  'policy',
] as const

/** How much one reason weighs in the score. */
export const strengths = { decisive: 16, strong: 8, moderate: 4, slight: 1 } as const
/** What an elimination weighs where rules are compared: it outweighs the strongest reason. */
export const elimination = 2 * strengths.decisive

export type Strength = keyof typeof strengths

/** One test of one fact, in json-rules-engine's own form. */
export interface Leaf {
  readonly fact: string
  readonly operator: string
  readonly value: string | number | boolean | readonly string[]
}

export type Condition = Leaf | All | Any
export interface All {
  readonly all: readonly Condition[]
}
export interface Any {
  readonly any: readonly Condition[]
}
/** What a rule may stand on: always a group, as json-rules-engine wants it. */
export type Conditions = All | Any

/** Stands in a file for a condition that several rules share; the loader puts that one in its place. */
export interface Mention {
  readonly where: string
}

/** Every leaf of a condition, in order. */
export function* leavesOf(condition: Condition): Generator<Leaf> {
  if ('fact' in condition) yield condition
  else for (const member of 'all' in condition ? condition.all : condition.any) yield* leavesOf(member)
}

/** Sentences are read by people: a capital at the start, a full stop at the end. */
export const sentence = z
  .string()
  .min(10)
  .max(400)
  .regex(/^[A-Z0-9].*[.]$/s, 'must be a sentence: a capital first, a full stop last')
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
export const evidenceIds = z.array(z.string())

const leaf = z.strictObject({
  fact: z.string(),
  operator: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
})
// The shape stays open here: what is wrong with a condition is said by named checks, which know the facts and operators.
export const conditions = z.custom<Conditions>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be { all: […] } or { any: […] }',
)
export const isLeaf = (condition: unknown): condition is Leaf => leaf.safeParse(condition).success
const mention = z.strictObject({ where: z.string() })
export const isMention = (condition: unknown): condition is Mention => mention.safeParse(condition).success

const strength = z.enum(Object.keys(strengths) as [Strength, ...Strength[]])
const closing = z.union([z.strictObject({ from: slug, to: slug, carries: slug }), z.strictObject({ from: slug, to: slug, carries: slug, except: z.string() })])
const events = {
  eliminates: z.strictObject({ type: z.literal('eliminates'), params: z.strictObject({ service: z.string() }) }),
  favors: z.strictObject({ type: z.literal('favors'), params: z.strictObject({ service: z.string(), strength }) }),
  disfavors: z.strictObject({ type: z.literal('disfavors'), params: z.strictObject({ service: z.string(), strength }) }),
  /** With `without`, there is another way where policy excludes the service, and the rule is then a warning of that code. */
  requires: z.strictObject({
    type: z.literal('requires'),
    params: z.union([z.strictObject({ service: z.string() }), z.strictObject({ service: z.string(), without: slug })]),
  }),
  /** With `beside`, it counts only where that setting, declared before, has `besideValue`. */
  configures: z.strictObject({
    type: z.literal('configures'),
    params: z.union([
      z.strictObject({ setting: z.string(), value: z.string(), strength }),
      z.strictObject({ setting: z.string(), value: z.string(), strength, beside: slug, besideValue: slug }),
    ]),
  }),
  warns: z.strictObject({ type: z.literal('warns'), params: z.strictObject({ code: slug }) }),
  /** With `beside`, only where that setting of the service has `besideValue`. */
  warnsBeside: z.strictObject({
    type: z.literal('warns'),
    params: z.union([z.strictObject({ code: slug }), z.strictObject({ code: slug, beside: slug, besideValue: slug })]),
  }),
  serves: z.strictObject({ type: z.literal('serves'), params: z.strictObject({ use: slug }) }),
  enters: z.strictObject({ type: z.literal('enters'), params: z.strictObject({ source: slug, through: slug }) }),
  /** With `except`, not where that rule, which asks, is met. */
  closes: z.strictObject({ type: z.literal('closes'), params: closing }),
  defers: z.strictObject({ type: z.literal('defers'), params: closing }),
  passes: z.strictObject({ type: z.literal('passes'), params: z.strictObject({ from: slug, to: slug, through: slug }) }),
  asks: z.strictObject({ type: z.literal('asks'), params: z.strictObject({}) }),
  starts: z.strictObject({ type: z.literal('starts'), params: z.strictObject({ role: slug, by: slug }) }),
  ends: z.strictObject({ type: z.literal('ends'), params: z.strictObject({ role: slug, at: slug }) }),
  /** With `except`, not where that rule, which asks, is met. */
  adds: z.strictObject({
    type: z.literal('adds'),
    params: z.union([
      z.strictObject({ service: slug, beside: slug }),
      z.strictObject({ service: slug, beside: slug, by: slug }),
      z.strictObject({ service: slug, beside: slug, by: slug, except: z.string() }),
    ]),
  }),
  loads: z.strictObject({ type: z.literal('loads'), params: z.strictObject({ service: slug }) }),
  fills: z.strictObject({ type: z.literal('fills'), params: z.strictObject({ role: slug, with: slug }) }),
  refers: z.strictObject({ type: z.literal('refers'), params: z.strictObject({ to: z.string().min(3).max(120) }) }),
}

const ruleWith = <E extends z.ZodType>(event: E) =>
  z.strictObject({
    name: z.string(),
    because: sentence,
    concern: z.enum(concerns),
    conditions,
    event,
    evidence: evidenceIds,
  })

/** Rules of a decision weigh its candidates. */
export const decisionRule = ruleWith(z.discriminatedUnion('type', [events.eliminates, events.favors, events.disfavors]))
/** A rule that may hold whatever the scenario says: it has `always` in place of conditions. */
const ruleOrAlways = <E extends z.ZodType>(event: E) =>
  ruleWith(event)
    .extend({ conditions: conditions.optional(), always: z.literal(true).optional() })
    .refine(({ conditions, always }) => (conditions === undefined) !== (always === undefined), 'must have either conditions or "always": true')

/** Rules of a service hold in whichever decision it wins. */
export const serviceRule = ruleOrAlways(z.discriminatedUnion('type', [events.requires, events.warnsBeside]))
/** Rules of a setting choose its value. */
export const settingRule = ruleWith(events.configures)
/** Rules of no decision: needs outside the catalog. */
export const referralRule = ruleWith(events.refers)
/** Rules of no decision: statements that cannot both be meant. */
export const contradictionRule = ruleWith(events.warns)
/** Rules of no decision: what an architecture serves, parts and joints that it needs under a condition, and connections that do not count under one. */
export const architectureRule = ruleOrAlways(
  z.discriminatedUnion('type', [
    events.serves,
    events.adds,
    events.loads,
    events.fills,
    events.enters,
    events.closes,
    events.defers,
    events.passes,
    events.asks,
    events.starts,
    events.ends,
  ]),
)

export type DecisionRule = z.infer<typeof decisionRule>
export type ServiceRule = z.infer<typeof serviceRule>
export type SettingRule = z.infer<typeof settingRule>
export type ReferralRule = z.infer<typeof referralRule>
export type ContradictionRule = z.infer<typeof contradictionRule>
export type ArchitectureRule = z.infer<typeof architectureRule>
export type Rule = DecisionRule | ServiceRule | SettingRule | ReferralRule | ContradictionRule | ArchitectureRule
