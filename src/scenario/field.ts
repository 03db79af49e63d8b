import { z } from 'zod'

/** Each allowed value with the sentence that explains it to a caller. */
export type Meanings = Readonly<Record<string, string>>

interface Range {
  min: number
  max: number
  whole?: boolean
}

const withMeanings = (description: string, meanings: Meanings) =>
  [description, '', ...Object.entries(meanings).map(([value, meaning]) => `- \`${value}\`: ${meaning}`)].join('\n')

const keysOf = <M extends Meanings>(meanings: M) => Object.keys(meanings) as [Extract<keyof M, string>, ...Extract<keyof M, string>[]]

/** One value out of a closed list. */
export const choice = <const M extends Meanings>(question: string, description: string, meanings: M) =>
  z
    .enum(keysOf(meanings))
    .meta({ description: withMeanings(description, meanings), 'x-question': question, 'x-meanings': meanings })
    .optional()

/** A set out of a closed list. A stated set is complete: what is not in it is known to be absent. */
export const several = <const M extends Meanings>(question: string, description: string, meanings: M) => {
  const values = keysOf(meanings)
  return z
    .array(z.enum(values))
    .max(values.length, { abort: true })
    .superRefine(refuseDuplicates)
    .meta({ description: withMeanings(description, meanings), uniqueItems: true, 'x-question': question, 'x-meanings': meanings })
    .optional()
}

/** A figure with its unit. */
export const amount = (question: string, description: string, unit: string, { min, max, whole = false }: Range) =>
  (whole ? z.int() : z.number())
    .min(min)
    .max(max)
    .meta({ description: `${description} Unit: ${unit}.`, 'x-question': question, 'x-unit': unit })
    .optional()

/** Yes or no; left out means not known. */
export const flag = (question: string, description: string) => z.boolean().meta({ description, 'x-question': question }).optional()

/** A group of fields. Unknown keys are refused. */
export const section = <S extends z.core.$ZodLooseShape>(description: string, shape: S) => z.strictObject(shape).meta({ description }).optional()

export function refuseDuplicates(members: readonly unknown[], context: z.core.$RefinementCtx): void {
  members.forEach((member, at) => {
    if (members.indexOf(member) !== at) {
      context.issues.push({
        code: 'custom',
        input: member,
        path: [at],
        params: { fault: 'duplicate' },
        message: `${JSON.stringify(member)} is listed twice; each member counts once`,
      })
    }
  })
}
