/** Freezes a value and all that it holds: knowledge is read once and never changes. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const member of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(member)
  return Object.freeze(value)
}
