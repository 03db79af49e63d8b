import type { Check } from '../check.js'
import type { CheckContext } from '../library.js'
import { isMention } from '../shape/rule.js'
import { nodes } from './conditions.js'
import { unknown } from './references.js'

const file = 'conditions.json'

function* mentions(context: CheckContext) {
  for (const { file, pointer, node } of nodes(context)) if (isMention(node)) yield { file, pointer: `${pointer}/where`, id: node.where }
}

export const knownConditions: Check = {
  name: 'known-conditions',
  description: 'Every condition that "where" names stands in conditions.json, once, and before any other that it is part of.',
  *find(context) {
    const ids = context.nameable.conditions
    if (!ids) return
    for (const [at, id] of ids.entries())
      if (ids.indexOf(id) !== at) yield { file, pointer: `/conditions/${at}/id`, message: `"${id}" is the name of another condition too` }
    for (const { id, ...place } of mentions(context)) {
      const before = place.file === file ? ids.slice(0, Number(place.pointer.split('/')[2])) : ids
      if (before.includes(id)) continue
      const message = ids.includes(id) ? `"${id}" has to stand before the condition that it is part of` : unknown('shared condition', id, before)
      yield { ...place, message }
    }
  },
}

export const usedConditions: Check = {
  name: 'used-conditions',
  description: 'Every condition of conditions.json is one that others share: it is mentioned at least twice.',
  *find(context) {
    // A file that could not be read may hold the others.
    if (!context.whole) return
    const mentioned = [...mentions(context)].map(({ id }) => id)
    for (const [at, { id }] of context.shared.entries()) {
      const times = mentioned.filter((one) => one === id).length
      if (times < 2) yield { file, pointer: `/conditions/${at}/id`, message: `"${id}" is mentioned ${times === 0 ? 'nowhere' : 'once: write it there'}` }
    }
  },
}
