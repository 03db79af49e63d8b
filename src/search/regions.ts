import { stockOperator } from '../engine/stock-operators.js'
import type { Condition, Leaf } from '../knowledge/shape/rule.js'
import { derivations } from '../scenario/derivations.js'
import type { FactDefinition } from '../scenario/dictionary.js'
import type { FactValue } from '../scenario/facts.js'

/** Values of a fact that every rule of the decision treats alike. Region 0 is always "not stated". */
export interface Region {
  /** A value that stands for the region; the API accepts it. */
  readonly value: FactValue | undefined
  /** Of values out of a list: all that the region holds. */
  readonly alike?: ReadonlySet<FactValue>
  /** Of figures: the region's ends. An open end is the threshold itself, which belongs to the neighbour. */
  readonly span?: Span
}

export interface Span {
  readonly from: number
  readonly to: number
  readonly openFrom?: true
  readonly openTo?: true
}

/** The fact that a person would state to settle a leaf: itself, or what a derived-only fact follows from. */
export const baseOf = (fact: string): string => (fact.startsWith('derived.') ? (derivations.find((one) => one.fact === fact)?.from[0] as string) : fact)

/** Whether a condition on one fact holds of a value of it. */
export function holds(condition: Condition, value: FactValue): boolean {
  if ('fact' in condition) return leafHolds(condition, value)
  return 'all' in condition ? condition.all.every((member) => holds(member, value)) : condition.any.some((member) => holds(member, value))
}

function leafHolds({ fact, operator, value: required }: Leaf, value: FactValue): boolean {
  const derivation = fact.startsWith('derived.') ? derivations.find((one) => one.fact === fact) : undefined
  const actual = derivation ? derivation.derive(value as never) : value
  return actual !== undefined && stockOperator(operator).evaluate(actual, required)
}

/** The regions that leaves tell apart about a fact that is no set. */
export function regionsOf(definition: FactDefinition, leaves: readonly Leaf[]): Region[] {
  // Leaves that ask the same are asked once.
  const distinct = [...new Map(leaves.map((leaf) => [`${leaf.fact} ${leaf.operator} ${String(leaf.value)}`, leaf])).values()]
  const patternOf = (value: FactValue) => distinct.map((leaf) => (leafHolds(leaf, value) ? '1' : '0')).join('')
  const regions = definition.type === 'number' ? figureRegions(definition, leaves, patternOf) : valueRegions(definition, patternOf)
  return [{ value: undefined }, ...regions]
}

/** The upper ends of regions of figures, the first of them that of region 1; an open one belongs to the next region. */
export interface Ends {
  readonly to: Float64Array
  readonly isOpen: Uint8Array
}

export function endsOf(regions: readonly Region[]): Ends {
  const spans = regions.flatMap(({ span }) => span ?? [])
  return { to: Float64Array.from(spans, ({ to }) => to), isOpen: Uint8Array.from(spans, ({ openTo }) => Number(openTo ?? false)) }
}

/** The region in which a figure lies. What is derived may lie beyond what can be stated: it counts as the nearest region. */
export function regionAt({ to, isOpen }: Ends, value: number): number {
  const last = to.length - 1
  let at = 0
  while (at < last && !(value < (to[at] as number) || (value === to[at] && isOpen[at] === 0))) at++
  return at + 1
}

function valueRegions({ type, values = [] }: FactDefinition, patternOf: (value: FactValue) => string): Region[] {
  const byPattern = new Map<string, Set<FactValue>>()
  for (const value of type === 'boolean' ? [true, false] : values) {
    const pattern = patternOf(value)
    byPattern.set(pattern, (byPattern.get(pattern) ?? new Set()).add(value))
  }
  return [...byPattern.values()].map((alike) => ({ value: [...alike][0], alike }))
}

/** Walks over the thresholds and the gaps between them; neighbours that every leaf treats alike are one region. */
function figureRegions(definition: FactDefinition, leaves: readonly Leaf[], patternOf: (value: FactValue) => string): Region[] {
  const regions: { value: number; span: Span; pattern: string }[] = []
  for (const { value, span } of pieces(definition, leaves)) {
    const pattern = patternOf(value)
    const last = regions.at(-1)
    if (last?.pattern === pattern)
      last.span = { from: last.span.from, to: span.to, ...(last.span.openFrom ? { openFrom: true } : {}), ...(span.openTo ? { openTo: true } : {}) }
    else regions.push({ value, span, pattern })
  }
  return regions.map(({ value, span }, at) => ({ value: at === 0 && regions.length > 1 ? highestOf(span, value, definition) : value, span }))
}

/** What stands for the lowest region: not the least that can be stated, which hardly anybody means, but what is next to the first threshold. */
function highestOf({ from, to, openTo }: Span, least: number, { whole = false }: FactDefinition): number {
  if (!openTo) return to
  return plainest(to - (whole ? 1 : Math.min((to - from) / 2, to / 10)), from, to) ?? least
}

/** The thresholds of a figure and the open gaps between them, ascending, each with a value in it. */
function* pieces(
  { fact, minimum = 0, maximum = Number.MAX_SAFE_INTEGER, whole = false }: FactDefinition,
  leaves: readonly Leaf[],
): Generator<{ value: number; span: Span }> {
  const derived = leaves.flatMap((leaf) => (leaf.fact === fact ? [] : (derivations.find((one) => one.fact === leaf.fact)?.breaks ?? [])))
  const own = leaves.flatMap(({ fact: tested, value }) => (tested === fact ? [value as number] : []))
  const marks = [...new Set([minimum, ...own, ...derived, maximum])].sort((a, b) => a - b)
  for (const [at, mark] of marks.entries()) {
    const before = marks[at - 1]
    const gap = before === undefined ? undefined : between(before, mark, whole)
    if (before !== undefined && gap !== undefined) yield { value: gap, span: { from: before, to: mark, openFrom: true, openTo: true } }
    yield { value: mark, span: { from: mark, to: mark } }
  }
}

/** A plain figure strictly between two others, not far above the lower, if there is one. */
function between(low: number, high: number, whole: boolean): number | undefined {
  const step = whole ? 1 : Math.min((high - low) / 2, Math.max(low, 1) / 10)
  return plainest(low + step, low, high)
}

/** The figure strictly between two others that a person would say for this one: with as few digits as do. */
function plainest(figure: number, low: number, high: number): number | undefined {
  for (let digits = 1; digits <= 9; digits++) {
    const value = Number(figure.toPrecision(digits))
    if (value > low && value < high) return value
  }
  return undefined
}
