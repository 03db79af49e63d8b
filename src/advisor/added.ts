import type { Knowledge } from '../knowledge/load.js'
import type { ArchitectureAnswer } from './answer-architecture.js'
import { recordsOf } from '../composition/apart.js'
import { configure } from './configure.js'
import type { Decided } from './decide.js'
import type { Situation } from './situation.js'

/** The architecture, in which services that stand there without being told by a decision say how they are to be run. */
export function withSettings(
  architecture: ArchitectureAnswer,
  decided: readonly Pick<Decided, 'winner'>[],
  situation: Situation,
  { services }: Pick<Knowledge, 'services'>,
): ArchitectureAnswer {
  const told = new Set([...decided.map(({ winner }) => winner), ...architecture.gaveWay.map(({ to }) => to)])
  const nodes = architecture.nodes.map((node) => {
    // What takes in what came, apart from what a decision told of, is run by itself.
    const id = node.service !== undefined && node.id === recordsOf(node.service) ? node.service : node.id
    const service = told.has(node.id) ? undefined : services.get(id)
    const settings = service ? configure(service, situation, architecture, node.id).settings : []
    return settings.length === 0 ? node : { ...node, configuration: [...settings] }
  })
  return { ...architecture, nodes }
}
