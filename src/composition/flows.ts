import type { ConnectionKind } from '../knowledge/shape/service.js'
import type { Link } from './graph.js'
import type { Joint } from './joint.js'

export const isBulk = (kind: ConnectionKind) => kind === 'stream' || kind === 'batch'

export const carriesData = (links: readonly Link[]) => links.every(({ kind }) => kind !== 'catalog' && kind !== 'permission')

/** What can be asked of joints, as far as they are made. */
export interface Flows {
  /** Whether a node is joined by such a connection, whichever way it leads. */
  readonly touches: (node: string, kinds: readonly ConnectionKind[]) => boolean
  /** Whether such a connection leads to it. */
  readonly takes: (node: string, kinds: readonly ConnectionKind[]) => boolean
  /** Whether data flows from one to the other, and whether it flows on from a node at all. */
  readonly flows: (from: string, to: string) => boolean
  readonly flowsOn: (from: string) => boolean
  /** Whether some part takes from one what it gives to the other. */
  readonly passesOn: (from: string, to: string) => boolean
  /** The nodes to which data flows from some, and these. */
  readonly reached: (from: Iterable<string>) => ReadonlySet<string>
  /** Whether data is brought to a node, by other joints than some. */
  readonly fills: (node: string, besides?: readonly Joint[]) => boolean
}

export function flowsIn(joints: readonly Joint[]): Flows {
  return {
    touches: (node, kinds) => joints.some(({ from, to, links }) => (from === node || to === node) && links.some(({ kind }) => kinds.includes(kind))),
    takes: (node, kinds) => joints.some(({ to, links }) => to === node && links.some(({ kind }) => kinds.includes(kind))),
    flows: (one, other) => joints.some(({ from, to, links }) => from === one && to === other && carriesData(links)),
    flowsOn: (one) =>
      joints.some(({ from, links }) => carriesData(links) && !links.at(-1)?.returns && (from === one || links.some((link) => link.from === one))),
    passesOn: (one, other) => joints.some(({ from, to }) => from === one && joints.some((next) => next.from === to && next.to === other)),
    reached(from) {
      const all = new Set(from)
      // What is added on the way is gone through as well.
      for (const node of all)
        for (const joint of joints) if (joint.from === node && carriesData(joint.links)) for (const { to } of [...joint.links, joint]) all.add(to)
      return all
    },
    fills: (node, besides = []) => joints.some((joint) => joint.to === node && joint.links.some(({ kind }) => isBulk(kind)) && !besides.includes(joint)),
  }
}
