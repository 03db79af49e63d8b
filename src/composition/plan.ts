import type { Need } from '../knowledge/shape/architecture.js'
import type { ConnectionKind } from '../knowledge/shape/service.js'
import type { Way } from './ways.js'

/** The ways from one part to another, where these can stand at the two ends and there are any. A pair is worked out when it is first asked for. */
export type Ways = (from: string, to: string) => readonly Way[] | undefined

/** One role that another can be joined to. */
export interface MemberPlan {
  readonly role: string
  /** The role from which data must flow on already. */
  readonly after: string | undefined
  /** The role that must hand it what was made there, where somebody stands in it. */
  readonly handedBy: string | undefined
  /** The rule under which it counts, where its part hands over to no other member. */
  readonly when: string | undefined
  /** The rule under which it counts, whoever else is handed something. */
  readonly only: string | undefined
  /** The rule under which it does not count. */
  readonly except: string | undefined
  /** Whether it counts only where data has come to it from others. */
  readonly filled: boolean
  /** Whether a part may be added between, beside whoever stands in its role. */
  readonly further: boolean
  /** Whether parts that were added in the role count besides who stands there. */
  readonly also: boolean
  /** Whether only parts that were added in the role count. */
  readonly added: boolean
  /** Whether only parts that give nothing on yet count. */
  readonly idle: boolean
  /** Whether it counts only where it loads in bulk what lies in a store. */
  readonly loading: boolean
  /** Of the stated sources the only one that counts. */
  readonly value: string | undefined
  /** The role whose table definitions somebody must read it by. */
  readonly readBy: string | undefined
  /** The role in which the same part must not stand, too. */
  readonly notAs: string | undefined
  /** Roles in which somebody must stand already who goes between. */
  readonly over: readonly string[]
  /** Whether parts may be added between, and in which roles. */
  readonly mediated: boolean
  readonly by: readonly string[]
  /** Of what `gives`: the ways to the member; of what `takes`: from it. */
  readonly gives: Ways | undefined
  readonly takes: Ways | undefined
}

/** What whoever stands in a role must be joined to, written out. */
export interface NeedPlan extends Pick<Need, 'role' | 'side'> {
  readonly of: readonly (readonly MemberPlan[])[]
  /** Of sources as members: whether only those count that enter in this role. */
  readonly byEntry: boolean
  readonly each: boolean
  readonly anyway: boolean
  readonly optional: boolean
  /** The rule under which it is optional where no source is stated. */
  readonly waived: string | undefined
  /** Undefined: wherever it stands. */
  readonly beside: readonly string[] | undefined
  readonly unless: readonly string[]
  readonly same: readonly string[]
  /** The role, the rules under which alone it yields, does not, and takes nothing past that role at all, and whether to parts that were added in the role. */
  readonly yieldsTo:
    | {
        readonly role: string
        readonly when: string | undefined
        readonly except: string | undefined
        readonly must: string | undefined
        readonly added: boolean
      }
    | undefined
  readonly apart: boolean
  /** Whether parts that were added in the role need it, too. */
  readonly also: boolean
  /** Whether it holds but a copy, which is no end for what is copied. */
  readonly copies: boolean
  /** Whether who is called and answers its caller counts all the same. */
  readonly called: boolean
  readonly when: string | undefined
  readonly except: string | undefined
  /** For needs that keep what came in: the destinations for which they hold. What is joined carries nothing that was computed from it. */
  readonly asItCame: readonly string[] | undefined
  readonly kinds: readonly ConnectionKind[]
  /** What flows, in a word, where it can only be one thing. */
  readonly carries: string | undefined
}

/** A need that keeps what came in. */
export interface KeepPlan extends NeedPlan {
  readonly asItCame: readonly string[]
}

/** What a source comes by. */
export interface Outlet {
  readonly id: string
  readonly kept: boolean
  /** What else it would be: where nothing says that this runs, it counts as well if a decision puts it there. */
  readonly unlessNamed: string | undefined
  /** The role that it stands in where nobody else does. */
  readonly holds: string | undefined
  /** Rules under which data comes this way and no other; a way that has such rules counts under them alone. */
  readonly rules: readonly string[]
  readonly what: string | undefined
  readonly how: string | undefined
  readonly evidence: readonly string[]
}

/** A role in which a source can enter. */
export interface Entry {
  readonly role: string
  /** Whether only somebody whom the decision put there counts. */
  readonly decided: boolean
  /** Whether parts that were added in the role count besides who stands there. */
  readonly also: boolean
  /** Whether only parts that were added in the role count. */
  readonly added: boolean
  /** Of the stated sources the only one that enters here. */
  readonly value: string | undefined
  /** Whether what the part there loads from is no way in. */
  readonly direct: boolean
  /** Whether the source enters nowhere else where nobody is viable there. */
  readonly stops: boolean
  /** Whether a part may be added beside whoever stands in its role. */
  readonly further: boolean
  /** The rule under which alone it is an entry. */
  readonly when: string | undefined
  /** The rule under which it is none. */
  readonly except: string | undefined
  readonly ways: Ways
}

/** Where one stated kind of source comes from, and where it enters. */
export interface SourcePlan {
  readonly value: string
  readonly name: string
  readonly outlets: readonly Outlet[]
  /** Whether what is deferred for what keeps coming is open to it. */
  readonly lies: boolean
  readonly entries: readonly Entry[]
}

/** A part that is added where its rule is met. */
export interface Added {
  readonly rule: string
  readonly service: string
  readonly beside: string
  /** Who must stand there; then it is added beside that one, in the role that it stands in. */
  readonly by?: string | undefined
  /** The rule under which it is not added. */
  readonly except?: string | undefined
  readonly because: string
}

/** What stands in a place outside the catalog, where its rule is met and no candidate is viable. */
export interface Filling {
  readonly rule: string
  readonly role: string
  readonly with: string
  readonly because: string
}

/** What starts whoever stands in a role and is started by nothing else, while its rule is met. */
export interface Start {
  readonly rule: string
  readonly role: string
  readonly by: string
  readonly because: string
}

/** Where what somebody makes goes when nobody says where, while its rule is met. */
export interface End {
  readonly rule: string
  readonly role: string
  readonly at: string
  readonly because: string
}

/** A connection that does not count where its rule is met. */
export interface Closing {
  readonly rule: string
  readonly because: string
  readonly from: string
  readonly to: string
  readonly carries: string
  /** The rule under which it counts all the same. */
  readonly except?: string | undefined
  /** Whether it is open all the same to what could come no other way. */
  readonly givesWay: boolean
}

/** A connection that another thing stands in where its rule is met. */
export interface Passage extends Omit<Closing, 'carries' | 'givesWay'> {
  readonly through: string
}
