import type { FactDefinition } from '../../scenario/dictionary.js'
import { forRaising } from '../../scenario/derivations.js'
import { nearest } from '../../scenario/nearest.js'
import type { Check, Finding } from '../check.js'
import { type CheckContext, fileOf, placedRules } from '../library.js'
import { isLeaf, isMention, type Leaf } from '../shape/rule.js'

interface Node {
  readonly file: string
  readonly pointer: string
  readonly node: unknown
}

/** Every node of every condition tree, root first. */
export function* nodes(context: CheckContext): Generator<Node> {
  for (const { file, pointer, rule } of placedRules(context)) if (rule.conditions) yield* walk(file, `${pointer}/conditions`, rule.conditions)
  for (const [at, { conditions }] of context.shared.entries()) yield* walk('conditions.json', `/conditions/${at}/conditions`, conditions)
  for (const { id, raisedBy } of context.decisions.values()) yield* walk(fileOf.decision(id), '/raisedBy', raisedBy)
}

function* walk(file: string, pointer: string, node: unknown): Generator<Node> {
  yield { file, pointer, node }
  if (typeof node !== 'object' || node === null) return
  for (const group of ['all', 'any'] as const) {
    const members = (node as Record<string, unknown>)[group]
    if (Array.isArray(members)) for (const [at, member] of members.entries()) yield* walk(file, `${pointer}/${group}/${at}`, member)
  }
}

type PlacedLeaf = Node & { readonly leaf: Leaf; readonly fact: FactDefinition | undefined }

const found = new WeakMap<CheckContext, readonly PlacedLeaf[]>()

/** Every leaf of the content; several checks go through them. */
export function placedLeaves(context: CheckContext): readonly PlacedLeaf[] {
  const known = found.get(context)
  if (known) return known
  const made = [...nodes(context)].flatMap((place): PlacedLeaf[] =>
    isLeaf(place.node) ? [{ ...place, leaf: place.node, fact: context.dictionary.get(place.node.fact) }] : [],
  )
  found.set(context, made)
  return made
}

const perLeaf = (find: (leaf: Leaf, fact: FactDefinition, context: CheckContext) => string | undefined) =>
  function* (context: CheckContext): Generator<Finding> {
    for (const { file, pointer, leaf, fact } of placedLeaves(context)) {
      const message = fact && find(leaf, fact, context)
      if (message) yield { file, pointer, message }
    }
  }

export const conditionForm: Check = {
  name: 'condition-form',
  description:
    'A condition is { all: […] }, { any: […] }, one leaf of fact, operator and value, or where with a shared condition; nothing that passes on a missing fact or hides it.',
  *find(context) {
    for (const { file, pointer, node } of nodes(context)) {
      const root = /\/(conditions|raisedBy)$/.test(pointer)
      const keys = typeof node === 'object' && node !== null ? Object.keys(node) : []
      const group = keys.length === 1 && (keys[0] === 'all' || keys[0] === 'any') ? (node as Record<string, unknown>)[keys[0]] : undefined
      if (Array.isArray(group)) {
        if (group.length === 0) yield { file, pointer, message: `an empty "${keys[0]}" is always met; name at least one condition` }
      } else if (root) {
        yield { file, pointer, message: `must be { "all": […] } or { "any": […] }, not { ${keys.map((key) => JSON.stringify(key)).join(', ')} }` }
      } else if (!isLeaf(node) && !isMention(node)) {
        yield { file, pointer, message: 'must be a group ("all" or "any"), just "fact", "operator" and a plain "value", or "where" alone' }
      }
    }
  },
}

export const knownFact: Check = {
  name: 'known-fact',
  description: 'A condition tests a fact of the scenario or a derived one.',
  *find(context) {
    for (const { file, pointer, leaf, fact } of placedLeaves(context)) {
      if (fact) continue
      const guess = nearest(leaf.fact, [...context.dictionary.keys()])
      yield { file, pointer: `${pointer}/fact`, message: `there is no fact "${leaf.fact}"${guess ? `; did you mean "${guess}"?` : ''}` }
    }
  },
}

export const raisingFact: Check = {
  name: 'raising-fact',
  description: 'A fact that only tells what to ask is tested by nothing but what raises a decision.',
  *find(context) {
    for (const { file, pointer, leaf } of placedLeaves(context))
      if (forRaising.has(leaf.fact) && !pointer.startsWith('/raisedBy'))
        yield { file, pointer: `${pointer}/fact`, message: `"${leaf.fact}" may only raise a decision` }
  },
}

export const knownOperator: Check = {
  name: 'known-operator',
  description: 'A condition uses an operator that is never met by a missing fact.',
  *find(context) {
    for (const { file, pointer, leaf } of placedLeaves(context)) {
      if (Object.hasOwn(context.operators, leaf.operator)) continue
      yield {
        file,
        pointer: `${pointer}/operator`,
        message: `"${leaf.operator}" is not one of ${Object.keys(context.operators).join(', ')}: say it positively`,
      }
    }
  },
}

export const operatorFits: Check = {
  name: 'operator-fits',
  description: 'An operator fits the type of its fact, and its value is one or a list as the operator wants it.',
  find: perLeaf(({ fact, operator, value }, { type }, { operators }) => {
    const use = Object.hasOwn(operators, operator) ? operators[operator] : undefined
    if (!use) return undefined
    if (!use.facts.includes(type)) return `"${operator}" does not fit ${fact}, which is a ${type}`
    if ((use.value === 'list') !== Array.isArray(value)) return `"${operator}" compares with ${use.value === 'list' ? 'a list of values' : 'one value'}`
    if (Array.isArray(value) && value.length === 0) return `"${operator}" an empty list is never met`
    return undefined
  }),
}

export const valueFits: Check = {
  name: 'value-fits',
  description: 'A value that a condition compares with can be the value of its fact.',
  find: perLeaf(({ fact, value }, { type, values, minimum, maximum, whole }) => {
    for (const one of [value].flat() as (string | number | boolean)[]) {
      if (values && !values.includes(String(one))) {
        const guess = nearest(String(one), values)
        return `${fact} is never ${JSON.stringify(one)}${guess ? `; did you mean "${guess}"?` : `; it is one of ${values.join(', ')}`}`
      }
      if (type === 'boolean' && typeof one !== 'boolean') return `${fact} is true or false, never ${JSON.stringify(one)}`
      if (type !== 'number') continue
      if (typeof one !== 'number') return `${fact} is a figure, never ${JSON.stringify(one)}`
      if (whole && !Number.isInteger(one)) return `${fact} is a whole number, never ${one}`
      if (one < (minimum ?? one) || one > (maximum ?? one)) return `${fact} lies between ${minimum} and ${maximum}, ${one} does not`
    }
    return undefined
  }),
}
