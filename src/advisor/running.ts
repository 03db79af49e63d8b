import type { Knowledge } from '../knowledge/load.js'
import { technologies } from '../scenario/sections/ground.js'

/** What runs already, as the catalog or the scenario calls it. */
export const nameOfRunning = (id: string, { services }: Pick<Knowledge, 'services'>): string =>
  services.get(id)?.name ?? technologies[id as keyof typeof technologies] ?? id
