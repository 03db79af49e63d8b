import { createScanner } from 'jsonc-parser'
import { type JsonFault, mostFaults } from './fault.js'
import { pointerOf } from './pointer.js'
import { quoted } from './quote.js'

/** An object or list that the scanner stands in. */
interface Container {
  /** The keys so far; undefined in a list. */
  readonly keys: Set<string> | undefined
  /** The key or index of the member that the scanner stands at. */
  at: PropertyKey
}

/** Finds every key that stands twice in an object of a JSON text. Goes through the text once, however deep it is nested. */
export function duplicateKeys(text: string): JsonFault[] {
  const faults: JsonFault[] = []
  const scanner = createScanner(text, true)
  const containers: Container[] = []
  let expectsKey = false
  for (scanner.scan(); scanner.getTokenLength() > 0 && faults.length < mostFaults; scanner.scan()) {
    const inside = containers.at(-1)
    switch (text[scanner.getTokenOffset()]) {
      case '{':
      case '[': {
        const isObject = text[scanner.getTokenOffset()] === '{'
        containers.push({ keys: isObject ? new Set() : undefined, at: isObject ? '' : 0 })
        expectsKey = isObject
        break
      }
      case '}':
      case ']':
        containers.pop()
        expectsKey = false
        break
      case ',':
        expectsKey = inside?.keys !== undefined
        if (typeof inside?.at === 'number') inside.at++
        break
      case '"':
        if (!expectsKey || !inside?.keys) break
        inside.at = scanner.getTokenValue()
        expectsKey = false
        if (inside.keys.has(inside.at)) faults.push(fault(inside.at, containers))
        inside.keys.add(inside.at)
    }
  }
  return faults
}

const fault = (key: string, containers: readonly Container[]): JsonFault => ({
  pointer: pointerOf(containers.map(({ at }) => at)),
  code: 'duplicate-key',
  message: `The key ${quoted(key)} stands here more than once.`,
})
