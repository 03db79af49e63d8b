import type { Knowledge } from '../knowledge/load.js'

export type Occupants = (role: string) => readonly string[]

/** Who can stand in a role: the candidates of the decision, whoever is needed or added there, outlets, destinations, uses. */
export function occupantsOf({ decisions, services, architecture }: Knowledge): Occupants {
  const special: Readonly<Record<string, readonly string[]>> = {
    source: architecture.sources.flatMap(({ through }) => through.map(({ id }) => id)),
    destination: architecture.destinations.flatMap(({ is }) => is),
  }
  const available = (id: string) => services.get(id)?.lifecycle.status === 'available'
  return (role) => {
    const others = special[role]
    if (others) return [...new Set(others)]
    const standing = Object.entries(architecture.stands).flatMap(([service, stands]) => (stands === role ? [service] : []))
    const found = [...new Set([...(decisions.get(role)?.candidates ?? []), ...standing])].filter(available)
    const holding = architecture.sources.flatMap(({ through }) => through.flatMap(({ id, holds }) => (holds === role ? [id] : [])))
    const filling = architecture.rules.flatMap(({ event }) => (event.type === 'fills' && event.params.role === role ? [event.params.with] : []))
    const all = [...new Set([...found, ...holding, ...filling])]
    return all.length > 0 ? all : [role]
  }
}
