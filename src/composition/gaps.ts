import type { Gap } from './architecture.js'
import type { Joined, Missing } from './draft.js'
import { isVacant } from './places.js'

/** The connections that are missing, in sentences; one that both ends miss is told once. */
export const gapsOf = (joined: Joined, name: (id: string) => string): Gap[] =>
  joined.missing
    .filter(isFirst)
    .map((one) => vacancyOf(one, joined, name) ?? closureOf(one, joined) ?? detourOf(one, joined, name) ?? answerOf(one, joined, name) ?? gapOf(one, name))

const isFirst = ({ from, to }: Missing, at: number, all: readonly Missing[]) => all.findIndex((one) => one.from === from && one.to === to) === at

/** Where every candidate is ruled out, there is nobody to be joined. */
function vacancyOf({ from, to }: Missing, { places }: Joined, name: (id: string) => string): Gap | undefined {
  if (isVacant(places, from)) return { from, to, because: `Every candidate for ${from} is eliminated, so nothing leads to ${name(to)}.` }
  return isVacant(places, to) ? { from, to, because: `Every candidate for ${to} is eliminated, so nothing takes what comes from ${name(from)}.` } : undefined
}

/** A connection that is documented, and does not count here. */
function closureOf({ from, to }: Missing, { circumstances: { closings } }: Joined): Gap | undefined {
  const closing = closings.find((one) => one.from === from && one.to === to)
  return closing && { from, to, because: closing.because }
}

/** A source that could be joined here, and goes another way. */
function detourOf({ from, to, by, isUnreached }: Missing, { entering, joints }: Joined, name: (id: string) => string): Gap | undefined {
  const plan = entering.sources.find(({ node }) => node === from)?.plan
  const other = joints.find((joint) => joint.from === from && joint.to !== to)
  const isDocumented = plan?.entries.some(({ ways }) => plan.outlets.some(({ id }) => ways(id, to) !== undefined))
  if (isUnreached || by !== undefined || !isDocumented || !other) return undefined
  const isDirect = plan?.entries.some(({ ways }) => plan.outlets.some(({ id }) => ways(id, to)?.some(({ between }) => between.length === 0)))
  const because = isDirect
    ? `What comes from ${name(from)} goes to ${name(other.to)} here, and not to ${name(to)}.`
    : `${name(to)} takes nothing from ${name(from)} directly, and nothing stands here that would hand it on.`
  return { from, to, because }
}

/** A part that is called, and answers its caller: whatever it is documented to write, it hands on nothing here. */
function answerOf({ from, to, because, isUnreached, isApart }: Missing, { joints }: Joined, name: (id: string) => string): Gap | undefined {
  const caller = joints.find((joint) => joint.to === from && joint.links.at(-1)?.returns)?.links.at(-1)?.from
  if (caller === undefined || because !== undefined || isUnreached || isApart) return undefined
  return { from, to, because: `${name(caller)} calls ${name(from)} and takes its answer back, so nothing goes from there to ${name(to)}.` }
}

const gapOf = ({ from, to, by, carries, origin, isUnfed, isStray, isIdle, isUnreached, isApart, because }: Missing, name: (id: string) => string): Gap => {
  if (because !== undefined) return { from, to, because }
  const source = by === undefined ? name(from) : `${name(from)} by ${name(by)}`
  if (isUnreached) return { from, to, because: `Nothing that is stated brings data to ${name(to)}.` }
  if (isApart) return { from, to, because: `What comes from ${source} does not reach ${name(to)} here.` }
  if (by !== undefined) return { from, to, because: `What comes from ${source} enters nowhere here.` }
  if (isStray) return { from, to, because: `Nothing that stands here is documented to connect with ${name(to)}.` }
  if (isIdle) return { from, to, because: `${name(to)} has its data from elsewhere, and ${name(from)} would bring nothing.` }
  if (isUnfed) return { from, to, because: `Nothing that stands here gives ${name(from)} what it could bring to ${name(to)}.` }
  const what = origin === undefined ? '' : ` what comes from ${name(origin)}`
  const leads = carries === undefined ? (origin === undefined ? 'leads' : 'brings') : `brings ${carries}`
  return { from, to, because: `No documented connection ${leads}${carries === undefined ? what : ''} from ${name(from)} to ${name(to)}.` }
}
