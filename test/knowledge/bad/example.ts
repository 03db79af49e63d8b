import { type Files, type Json, rule } from '../../helpers/tiny.js'

/** One way to make the good ruleset bad. */
export interface Example {
  /** What makes the good example bad. */
  readonly edit: (files: Files) => void
  /** Where the fault is found and what is said of it. */
  readonly at: string
  readonly says: RegExp
}

export const transport = (files: Files): Json => files['decisions/transport.json']
export const firstLeaf = (files: Files): Json => transport(files).rules[0].conditions.all[0]
export const stream = (files: Files): Json => files['services/stream.json']
export const joined = (files: Files): Json => files['architecture.json']
export const closing = (params: Json) => (files: Files) => {
  joined(files).rules = [rule('architecture.shut', { all: [firstLeaf(files)] }, { type: 'closes', params })]
}
export const at = 'decisions/transport.json#/rules/0'

/** For each check its bad examples. */
export type Examples = Readonly<Record<string, readonly Example[]>>
