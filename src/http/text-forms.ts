import type { z } from 'zod'
import type { Advisor } from '../advisor/advisor.js'
import type { Recommendation } from '../advisor/answer.js'
import { mermaidOf } from '../forms/mermaid.js'
import { recordOf } from '../forms/record.js'
import type { Scenario } from '../scenario/schema.js'
import type { asked } from './asked.js'
import { RequestProblem } from './problem.js'

type Write = (scenario: Scenario, answer: Recommendation, advisor: Advisor, asOf: string | undefined) => string

/** The forms besides JSON: what each is, and who writes it. */
const forms = {
  'text/markdown': {
    is: 'The answer as an architecture decision record in the form of MADR 4, to be kept in a repository and checked again with `POST /v1/drift-checks`.',
    write: (scenario, answer, advisor, asOf) => recordOf(scenario, answer, advisor, { asOf }),
  },
  'text/vnd.mermaid': {
    is: 'The architecture of the answer as a Mermaid flowchart: sources on the left, uses on the right.',
    write: ({ title }, { architecture }) => mermaidOf(architecture, title),
  },
} as const satisfies Record<string, { is: string; write: Write }>

export type TextForm = keyof typeof forms

const types = Object.keys(forms) as TextForm[]

/** What an answer can be asked for in, the form for those who do not care first. */
export const offered = ['application/json', ...types] as const

export const textForms = Object.fromEntries(types.map((type) => [type, forms[type].is]))

/** The answer to one scenario as a text. */
export async function textAnswer(type: TextForm, advisor: Advisor, scenario: unknown, { asOf, detail = 'standard' }: z.infer<typeof asked>): Promise<string> {
  if (detail !== 'standard') {
    const message = `${type} always tells the standard answer: leave detail out, or ask for application/json.`
    throw new RequestProblem(400, 'This detail is given as JSON only.', [{ parameter: 'detail', code: 'json-only', message, allowed: ['standard'] }])
  }
  return forms[type].write(scenario as Scenario, await advisor.recommend(scenario, { asOf }), advisor, asOf)
}
