import { z } from 'zod'
import { partialDate } from './dates.js'
import { evidenceIds, sentence, serviceRule, settingRule, slug } from './rule.js'

/** What services are compared by, in the order a comparison shows it. */
export const attributeNames = {
  latency: 'how long it takes from input to output, or a query to answer',
  throughput: 'how much it takes in or works off',
  'largest-record': 'the largest single record, message or object',
  retention: 'how long it keeps what it got',
  ordering: 'which order it keeps',
  'delivery-guarantee': 'how often a record can arrive',
  replay: 'whether a reader can go back',
  readers: 'how many can read the same data independently',
  sql: 'what it understands of SQL',
  engines: 'which frameworks or engines it runs',
  formats: 'which formats it reads and writes',
  'access-control': 'how fine access is granted',
  availability: 'how it survives failures',
  management: 'what is left to operate',
  scaling: 'how it grows and shrinks',
  'cost-basis': 'what is paid for, and whether idle time costs',
} as const
export type AttributeName = keyof typeof attributeNames

/** One property of a service, with its evidence; what has none is marked unverified and decides nothing. */
export const attribute = z.strictObject({
  text: z.string().min(2).max(300),
  /** The same as a figure or yes/no where it is one, for comparing. */
  value: z.union([z.number(), z.boolean(), z.string()]).optional(),
  unit: z.string().optional(),
  evidence: evidenceIds,
  unverified: z.literal(true).optional(),
})

export const connectionKinds = ['stream', 'batch', 'query', 'trigger', 'catalog', 'permission'] as const
export type ConnectionKind = (typeof connectionKinds)[number]

/** A documented connection to or from another service of the catalog, or to a kind of source or target outside it. */
export const connection = z.strictObject({
  with: slug,
  carries: z.enum(connectionKinds),
  /** What flows, in a word or three, where the word that `architecture.json` has for the kind would mislead. */
  what: z.string().min(3).max(40).optional(),
  how: z.string().min(5).max(300),
  /** The endpoint outside the catalog that stands between the two and has to be set up as well. */
  through: slug.optional(),
  /** Whether what is called gives its result back to the caller, so that nothing flows on from it. */
  returns: z.literal(true).optional(),
  /** Parts from which what it carries must not have come, or from which alone it can have come. */
  notFrom: z.array(slug).min(1).optional(),
  onlyFrom: z.array(slug).min(1).optional(),
  /** Parts of which it must give data to one besides. */
  beside: z.array(slug).min(1).optional(),
  /** Whether it only hands over data to what an orchestrator calls; without one, another connection starts the part. */
  whenCalled: z.literal(true).optional(),
  /** Where it holds only under a limit: it is told, and no architecture is built on it. */
  limits: sentence.optional(),
  evidence: evidenceIds,
  unverified: z.literal(true).optional(),
})

const fitting = { carries: z.enum(connectionKinds).optional(), values: z.array(slug).min(1) }

export const setting = z.strictObject({
  setting: slug,
  question: z.string().regex(/\?$/, 'must be a question'),
  /** Makes sense only where another setting, declared before this one, has this value. */
  onlyWith: z.strictObject({ setting: slug, value: slug }).optional(),
  /** Makes sense only where, as the architecture is drawn, one of these parts comes before the service. */
  onlyFrom: z.array(slug).min(1).optional(),
  /** Least to run first: that order settles ties between rules. */
  values: z.array(z.strictObject({ value: slug, meaning: z.string().min(5).max(200) })).min(1),
  default: z.strictObject({ value: slug, because: sentence, evidence: evidenceIds }).optional(),
  /**
   * Where the architecture tells: `by` which part that data comes from, or goes to, which values fit, the first where no rule asks for
   * one of them; `several` where more than one such part is drawn and no value fits all, `otherwise` where data comes from none of them. What is only asked, or
   * granted something, tells nothing, unless `carries` is that kind.
   */
  drawn: z
    .strictObject({
      because: sentence,
      evidence: evidenceIds,
      by: z.array(z.union([z.strictObject({ from: slug, ...fitting }), z.strictObject({ to: slug, ...fitting })])).min(1),
      several: slug.optional(),
      otherwise: slug.optional(),
    })
    .optional(),
  rules: z.array(settingRule),
})

export const service = z.strictObject({
  id: slug,
  name: z.string().min(3).max(80),
  formerNames: z.array(z.string()),
  summary: sentence,
  lifecycle: z.strictObject({
    status: z.enum(['available', 'closed', 'retired']),
    since: partialDate.optional(),
    successors: z.array(slug),
    because: sentence.optional(),
    evidence: evidenceIds,
  }),
  attributes: z.partialRecord(z.enum(Object.keys(attributeNames) as [AttributeName, ...AttributeName[]]), attribute),
  takes: z.array(connection),
  delivers: z.array(connection),
  /** Values of `processing.frameworks` that it runs, or reads and writes by; its attribute `engines` tells of them. */
  runs: z.array(slug).min(1).optional(),
  settings: z.array(setting),
  rules: z.array(serviceRule),
})

export type Service = z.infer<typeof service>
export type Setting = z.infer<typeof setting>
export type Connection = z.infer<typeof connection>
export type Attribute = z.infer<typeof attribute>
