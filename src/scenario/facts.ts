export type FactValue = string | number | boolean | readonly string[]

/** Facts by name. A fact that is not here is unknown, which is neither true nor false. */
export type Facts = Readonly<Record<string, FactValue>>

/** A value as answers show it: a copy that nobody shares. */
export const plainValue = (value: FactValue): string | number | boolean | string[] => (typeof value === 'object' ? [...value] : value)

/** Without a prototype, so that a fact that is not known is missing whatever it is called, and quickly found to be. */
export const noFacts = (): Record<string, FactValue> => Object.create(null) as Record<string, FactValue>
