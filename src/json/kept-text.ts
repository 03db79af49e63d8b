const texts = new WeakMap<object, string>()

/** Something as JSON. What is frozen can say nothing else later: its text is made once. */
export function keptText(value: object): string {
  const known = texts.get(value)
  if (known !== undefined) return known
  const made = JSON.stringify(value)
  if (Object.isFrozen(value)) texts.set(value, made)
  return made
}

/** The members of an object as JSON, each {@link keptText}: for one that is new each time and holds what is not. */
export const keptMembers = (value: Readonly<Record<string, object>>): string =>
  `{${Object.entries(value)
    .map(([key, member]) => `${JSON.stringify(key)}:${keptText(member)}`)
    .join()}}`
