import { z } from 'zod'
import { slug } from './rule.js'
import { connectionKinds } from './service.js'

/**
 * A role that can be joined to:
 * - `by`: parts that stand in those roles may be added between, in that order
 * - `decided`, of an entry: only where a decision put somebody there
 * - `when`: only where that rule is met, and, of a need, who stands there hands over to no other member
 * - `only`, of a need: only where that rule is met, whoever else is handed something
 * - `except`: not where that rule is met
 * - `after`, of a need: only where data flows on from who stands in that role
 * - `handedBy`, of a need: only where who stands in that role, if anybody does, is the same part, is called by it or hands it what was made, directly or over what holds records
 * - `filled`, of a need: only where data has come to whoever stands there, and not from whoever takes it here
 * - `standing`, of a need: only over parts that stand in those roles anyway
 * - `also`: besides whoever stands there, parts that were added in that role
 * - `added`: only parts that were added in that role, and not whoever stands there
 * - `idle`, of a need: only parts that give nothing on yet
 * - `loading`, of a need: only where it loads in bulk what lies in a store
 * - `value`: of the stated sources only this one; of a need, with `source` as its role
 * - `readBy`, of a need: of what is no service, only what is read by who looks tables up at whoever stands in that role
 * - `notAs`, of a need: not where the same part stands in that role, too
 * - `direct`, of an entry: not over what the part there loads from
 * - `stops`, of an entry: a source enters nowhere else where nobody is viable there
 * - `further`: over a part beside whoever stands in its role
 * - `kinds`, of an entry: by connections of these kinds; left out, by those that carry data or start work
 */
const common = { role: slug, by: z.array(slug).min(1).optional(), when: z.string().optional(), except: z.string().optional() }
/** Where sources enter. */
export const entryMember = z.union([
  slug,
  z.strictObject({
    ...common,
    decided: z.literal(true).optional(),
    also: z.literal(true).optional(),
    added: z.literal(true).optional(),
    value: slug.optional(),
    direct: z.literal(true).optional(),
    stops: z.literal(true).optional(),
    further: z.literal(true).optional(),
    kinds: z.array(z.enum(connectionKinds)).min(1).optional(),
  }),
])
/** Whom a need is met by. */
export const needMember = z.union([
  slug,
  z.strictObject({
    ...common,
    only: z.string().optional(),
    after: slug.optional(),
    handedBy: slug.optional(),
    filled: z.literal(true).optional(),
    further: z.literal(true).optional(),
    also: z.literal(true).optional(),
    added: z.literal(true).optional(),
    idle: z.literal(true).optional(),
    loading: z.literal(true).optional(),
    standing: z.literal(true).optional(),
    value: slug.optional(),
    readBy: slug.optional(),
    notAs: slug.optional(),
  }),
])

export type EntryMember = z.infer<typeof entryMember>
export type NeedMember = z.infer<typeof needMember>
