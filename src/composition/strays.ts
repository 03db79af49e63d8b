import type { Missing } from './draft.js'
import type { Joint } from './joint.js'
import type { Places } from './places.js'

/** Parts that nothing joins to the others, and that nothing is missed of either. */
export function strays({ parts }: Places, joints: readonly Joint[], missing: readonly Missing[]): Missing[] {
  const seen = new Set<string>()
  for (const ends of [joints, missing]) for (const { from, to } of ends) seen.add(from).add(to)
  const [first] = seen
  const others = [...parts.keys()]
  return others
    .filter((part) => !seen.has(part))
    .flatMap((part) => {
      const from = first ?? others.find((other) => other !== part)
      return from === undefined ? [] : [{ from, to: part, isStray: true }]
    })
}
