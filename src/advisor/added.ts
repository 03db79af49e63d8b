import type { Knowledge } from '../knowledge/load.js'
import type { ArchitectureAnswer } from './answer-architecture.js'
import { recordsOf } from '../composition/apart.js'
import { isSetUpFor } from '../composition/each-apart.js'
import { configure } from './configure.js'
import type { Decided } from './decide.js'
import type { Explained } from './explain.js'
import type { Situation } from './situation.js'

/** The architecture, in which services that stand there without being told by a decision say how they are to be run. */
export function withSettings(
  architecture: ArchitectureAnswer,
  decided: readonly Pick<Decided, 'winner'>[],
  situation: Situation,
  { services, architecture: { oneForEach } }: Pick<Knowledge, 'services' | 'architecture'>,
): ArchitectureAnswer {
  const told = new Set([...decided.map(({ winner }) => winner), ...architecture.gaveWay.map(({ to }) => to)])
  /** Services of which one is set up for each part that it gives to: what a decision says of them is said of all. */
  const several = new Set(architecture.nodes.flatMap(({ id, service }) => (service !== undefined && isSetUpFor(id, service) ? [service] : [])))
  const nodes = architecture.nodes.map((node) => {
    // What takes in what came, or gives to one part alone, apart from what a decision told of, is run by itself.
    const isOwn = node.service !== undefined && (node.id === recordsOf(node.service) || isSetUpFor(node.id, node.service))
    const service = told.has(node.id) && !several.has(node.id) ? undefined : services.get(isOwn ? (node.service as string) : node.id)
    const spared = service ? (oneForEach[service.id]?.spared ?? []).filter(({ at }) => isBroughtBeside(at, node, architecture)).map(({ rule }) => rule) : []
    const settings = service ? configure(service, situation, architecture, node.id, spared).settings : []
    return settings.length === 0 ? node : { ...node, configuration: [...settings] }
  })
  return { ...architecture, nodes }
}

/** Whether whoever gives to a node brings the same to a part, by itself or by another node of the same service. */
function isBroughtBeside(part: string, { id, service }: ArchitectureAnswer['nodes'][number], { nodes, edges }: ArchitectureAnswer): boolean {
  const isData = ({ kind }: ArchitectureAnswer['edges'][number]) => kind === 'stream' || kind === 'batch'
  const gives = (from: string, to: string) => edges.some((edge) => edge.from === from && edge.to === to && isData(edge))
  const mates = nodes.filter((node) => node.service === service && node.id !== id).map((node) => node.id)
  const givers = edges.filter((edge) => edge.to === id && isData(edge)).map(({ from }) => from)
  const isBrought = (giver: string) => gives(giver, part) || mates.some((mate) => gives(giver, mate) && gives(mate, part))
  return !gives(id, part) && givers.length > 0 && givers.every(isBrought)
}

/** What a decision says of a service of which several are set up: what holds of all of them, as each says the rest of itself. */
export function ofAll(explained: Explained, { nodes }: ArchitectureAnswer, { services }: Pick<Knowledge, 'services'>): Explained {
  const { recommended, configuration } = explained.advice
  if (recommended === null || !nodes.some(({ id }) => isSetUpFor(id, recommended))) return explained
  const forSeveral = new Map(services.get(recommended)?.settings.map(({ setting, drawn }) => [setting, drawn?.several]))
  const own = nodes.flatMap((node) => (node.id === recommended || node.service === recommended ? (node.configuration ?? []) : []))
  const holds = ({ setting, value }: (typeof configuration)[number]) =>
    value === forSeveral.get(setting) || own.every((one) => one.setting !== setting || one.value === value)
  return { ...explained, advice: { ...explained.advice, configuration: configuration.filter(holds) } }
}
