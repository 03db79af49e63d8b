import { z } from 'zod'
import { entryMember, needMember } from './architecture-members.js'
import { architectureRule, evidenceIds, sentence, slug } from './rule.js'
import { connectionKinds } from './service.js'

/** Where data of a source can be taken from. */
const outlet = z.strictObject({
  /** An endpoint, or a service of the catalog. */
  id: slug,
  /** Counts only where the scenario says that it runs already, whether it stays or is to be replaced. */
  kept: z.literal(true).optional(),
  /** What else it would be: where neither list names that, it counts as well if a decision puts it there. */
  unlessNamed: slug.optional(),
  /** The role that the source itself stands in where it comes this way and no decision puts anybody there. */
  holds: slug.optional(),
  /** Given where the source and this are two things: what comes to it, and how. */
  what: z.string().min(3).max(40).optional(),
  how: z.string().min(5).max(300).optional(),
  evidence: evidenceIds.optional(),
})

const source = z.strictObject({
  value: slug,
  name: z.string().min(3).max(60),
  /** In order of preference. */
  through: z.array(outlet).min(1),
  /** The kind of connection that suits it where several lead on. */
  prefers: z.enum(['stream', 'batch']),
  /** Whether it lies where it is: what is deferred for what keeps coming is open to it. */
  lies: z.literal(true).optional(),
  /** The name of the entry that it looks for. */
  enters: slug,
})

const need = z.strictObject({
  /** A decision, `destination`, or an endpoint that a rule of type `serves` names. */
  role: slug,
  /** `either`: a connection counts whichever way it leads. */
  side: z.enum(['takes', 'gives', 'either']),
  /** Groups of roles: the first group that stands in the architecture counts, and of it the first member that is documented. */
  of: z.array(z.array(needMember).min(1)).min(1),
  /** Join every member of the group that is documented, at least one. */
  each: z.literal(true).optional(),
  /** Holds only where one of these roles stands in the architecture. */
  beside: z.array(slug).optional(),
  /** Does not hold where one of these roles stands in the architecture. */
  unless: z.array(slug).optional(),
  /** Met where the same part stands in one of these roles, or is the source itself. */
  same: z.array(slug).optional(),
  /** Met, too, where something is joined to it anyway by such a connection. */
  anyway: z.literal(true).optional(),
  /** Joined where it is documented, but not missed. */
  optional: z.literal(true).optional(),
  /** The same where no source is stated and this rule, of type `asks`, is met: where something comes, it must come there. */
  waived: z.string().optional(),
  /** Of sources: only those that no other part brings here already. */
  apart: z.literal(true).optional(),
  /** Who is called here is called by nobody else: what would start it besides hands over data only, where that is documented. */
  sole: z.literal(true).optional(),
  /** Holds a copy beside what takes the data: joined last, and no end for what is copied. */
  copies: z.literal(true).optional(),
  /** Parts that were added in the role need it, too. */
  also: z.literal(true).optional(),
  /** Who is called and answers its caller counts here all the same. */
  called: z.literal(true).optional(),
  /** Holds only where this rule, of type `asks`, is met. */
  when: z.string().optional(),
  /** Does not hold where this rule, of type `asks`, is met. */
  except: z.string().optional(),
  /** Of the stated destinations, the parts for which it holds: what is joined to them here carries what came in, also where what is computed from it goes there from a place of its own. */
  asItCame: z.array(slug).min(1).optional(),
  /** Where that role gives to this one, it takes nothing more of those who give to that role already; where this one gives to that role, it gives to no other. With `when`, only where that rule, of type `asks`, is met, with `except` not where that one is; with `added`, to parts that were added in the role; with `must`, where that rule is met, it takes nothing past that role at all. */
  yieldsTo: z
    .strictObject({ role: slug, when: z.string().optional(), except: z.string().optional(), must: z.string().optional(), added: z.literal(true).optional() })
    .optional(),
  /** Kinds of connection that count. Left out: those that carry data. */
  kinds: z.array(z.enum(connectionKinds)).optional(),
  because: sentence,
})

/** How a technology that stays is drawn where no node has its name. */
const kept = z.strictObject({
  /** Nodes that it is drawn as: stated sources, services or endpoints. */
  drawnAs: z.array(slug).min(1).optional(),
  /** The service that runs it itself, where that stays as well. */
  partOf: slug.optional(),
  /** The service that runs on it where it is set up so. */
  runs: z.strictObject({ service: slug, setting: slug, value: slug }).optional(),
  /** The service that says the same under its own name, and is another thing to run. */
  replacedBy: slug.optional(),
})

/** What an architecture is joined by: where sources enter, what each role needs, what is served. */
export const architecture = z.strictObject({
  /** Every role, from the sources to the uses, in the order in which answers show them. */
  roles: z.array(slug),
  /** For each kind of connection what flows, in a word. */
  carries: z.record(z.enum(connectionKinds), z.string().min(3).max(40)),
  /** The role in which a service stands that others need, or that is added. */
  stands: z.record(slug, slug),
  /** For services and endpoints that hold records: what the place is called that what is computed from them has there, and why it is one of its own. */
  results: z.record(slug, z.strictObject({ name: z.string().min(3).max(40), because: sentence })),
  /** For services that take from some parts or from others and not from both: those that have one of their own beside others, what it is called, and why it is one of its own. */
  apart: z.record(slug, z.strictObject({ from: z.array(slug).min(1), name: z.string().min(3).max(40), because: sentence })),
  /**
   * For services that are set up once for each part that they give to: what to say of that; with `name`, each runs in its own way and is drawn by itself, and so called before the name of what it gives to;
   * rules of settings that hold in any case for what is `spared` a copy, as whoever gives to it brings the same `at` a part, by itself or by another of them.
   */
  oneForEach: z.record(
    slug,
    z.strictObject({
      because: sentence,
      name: z.string().min(3).max(40).optional(),
      spared: z
        .array(z.strictObject({ rule: z.string(), at: slug }))
        .min(1)
        .optional(),
    }),
  ),
  /** For technologies that may stay, how they are drawn where no node has their name. */
  kept: z.record(slug, kept),
  /** Roles that make other data of what they take: what they give back to a store is not what they took from it. */
  reworks: z.array(slug),
  /** Roles in which data stays, or is looked at: whoever stands there has taken what it made. */
  keeps: z.array(slug),
  /** Roles in which data only lies, for others to read. */
  stores: z.array(slug),
  /** For kinds of source, where they enter: the first role that stands in the architecture and is documented. */
  entries: z.record(slug, z.array(entryMember)),
  sources: z.array(source),
  /** For each destination what stands for it, in order of preference: services or endpoints; with `results`, what is computed goes there even where records begin there. */
  destinations: z.array(z.strictObject({ value: slug, is: z.array(slug).min(1), results: z.literal(true).optional() })),
  needs: z.array(need),
  rules: z.array(architectureRule),
})

export type Architecture = z.infer<typeof architecture>
export type { EntryMember, NeedMember } from './architecture-members.js'
export type Need = z.infer<typeof need>

/** In place of a file that cannot be read: the fault is told by the reader. */
export const noArchitecture: Architecture = {
  roles: [],
  carries: { stream: '', batch: '', query: '', trigger: '', catalog: '', permission: '' },
  stands: {},
  results: {},
  apart: {},
  oneForEach: {},
  kept: {},
  reworks: [],
  keeps: [],
  stores: [],
  entries: {},
  sources: [],
  destinations: [],
  needs: [],
  rules: [],
}
