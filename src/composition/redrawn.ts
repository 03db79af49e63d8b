import { flatMap } from '../lists.js'
import type { Draft } from './draft.js'
import { isBulk } from './flows.js'
import type { Link } from './graph.js'
import { loads } from './dependencies.js'

/** Joins in another way, or no more, what turns out to be idle once all is joined. */
export function redrawIdle(draft: Draft): void {
  dropReturns(draft)
  turnIdleAsks(draft)
  dropIdleLandings(draft)
  dropIdleDefinitions(draft)
  dropIdleCopies(draft)
}

/** What a part would take from another that it does not work without is not drawn where it gives to that one alone: a source connector reads no topics. */
function dropReturns({ dependencies, joints }: Draft): void {
  for (const { from, to, links: needed } of dependencies) {
    if (!needed.every(({ kind }) => isBulk(kind))) continue
    const given = flatMap(joints, ({ links }) => links).filter((link) => link.from === to)
    if (given.length === 0 || given.some((link) => link.to !== from)) continue
    for (const joint of joints.filter((one) => one.from === from && one.to === to)) joints.splice(joints.indexOf(joint), 1)
  }
}

/** A store that a part asks, and that nothing fills while the part has its data from elsewhere, only keeps what the part writes there. */
function turnIdleAsks({ places, commission, blueprint, entering, dependencies, joints, flows }: Draft): void {
  for (const dependency of dependencies) {
    const { from, to, links } = dependency
    const isAsked = links.every(({ kind }) => kind === 'query') && (places.parts.get(from)?.decisions.length ?? 1) === 0
    if (!isAsked || entering.nodes.has(from) || commission.exists.includes(from) || flows.fills(from)) continue
    const hasMore = joints.some((joint) => joint.to === to && joint.from !== from && joint.links.every(({ kind }) => isBulk(kind) || kind === 'query'))
    const asksAlone = joints.every((joint) => joint.from !== from || joint.to === to || flows.fills(joint.to, [joint]))
    const back = blueprint.graph
      .get(to)
      ?.get(from)
      ?.find(({ kind }) => isBulk(kind))
    if (!hasMore || !asksAlone || !back) continue
    for (const joint of joints.filter((one) => one.from === from)) joints.splice(joints.indexOf(joint), 1)
    joints.push({ from: to, to: from, links: [back], between: [] })
  }
}

/** What a part would load from is not drawn where nothing comes there, as the part is filled in another way or by nobody. */
function dropIdleLandings(draft: Draft): void {
  const { places, entering, dependencies, joints, flows } = draft
  for (const dependency of dependencies) {
    const { from, to } = dependency
    const isLanding = loads(draft, to, from) && (places.parts.get(from)?.decisions.length ?? 1) === 0 && !entering.nodes.has(from)
    if (!isLanding || flows.fills(from) || joints.some((joint) => joint !== dependency && (joint.from === from || joint.to === from))) continue
    joints.splice(joints.indexOf(dependency), 1)
    places.parts.delete(from)
  }
}

/** Who computes on records alone, or was added to carry them, and writes them to no store has no use for the definitions of tables. */
function dropIdleDefinitions({ places: { holders }, blueprint: { reworks, stands, stores }, joints }: Draft): void {
  const isStore = (part: string) => stores.has(stands.get(part) ?? '') || [...stores].some((role) => holders.get(role) === part)
  const added = flatMap(joints, ({ between }) => between.map(({ service }) => service))
  for (const worker of new Set([...[...reworks].map((role) => holders.get(role)), ...added])) {
    const isOwn = ({ from, to }: Pick<Link, 'from' | 'to'>) => from === worker || to === worker
    const own = flatMap(joints, ({ links }) => links).filter(isOwn)
    const hasTables = own.some(({ from, to, kind }) => kind === 'batch' || kind === 'query' || isStore(from) || isStore(to))
    if (hasTables || !own.some(({ kind }) => kind === 'stream')) continue
    for (const joint of joints.filter((one) => isOwn(one) && one.links.every(({ kind }) => kind === 'catalog'))) joints.splice(joints.indexOf(joint), 1)
  }
}

/** What is asked in a store is not asked again in the copy that lies beside whoever fills that store. */
function dropIdleCopies({ blueprint: { stands, stores }, joints, uses }: Draft): void {
  const isStore = (part: string) => stores.has(stands.get(part) ?? '')
  const links = flatMap(joints, (joint) => joint.links)
  const gives = (from: string, to: string) => links.some((link) => link.from === from && link.to === to)
  for (const copy of uses) {
    const fillers = links.filter(({ to, kind }) => to === copy && isBulk(kind)).map(({ from }) => from)
    const filled = links.filter(({ from, to, kind }) => fillers.includes(from) && isStore(to) && isBulk(kind)).map(({ to }) => to)
    const isAsked = ({ from, to, links: [first] }: Draft['joints'][number]) =>
      from === copy && first?.kind === 'query' && filled.some((store) => gives(store, to))
    for (const joint of joints.filter(isAsked)) joints.splice(joints.indexOf(joint), 1)
  }
}
