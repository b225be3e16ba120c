/** One thing that happens to a stub, as a pure function of its state: it can be taken again, from a state that is newer. */
import { option as O } from 'fp-ts'
import { type Change, none } from '../store/Change.js'
import type { StubState } from './StubState.js'

/** What a step comes to. */
export interface Stepped<A> {
  readonly value: A
  /** The state afterwards. */
  readonly state: StubState
  /** How the accounts differ afterwards; `none` if others took the place of all of them. */
  readonly change: O.Option<Change>
}

export type Step<A> = (state: StubState) => Stepped<A>

const unchanged = O.some(none)

/** A step that changes no account. */
export const stepped = <A>(value: A, state: StubState): Stepped<A> => ({ value, state, change: unchanged })

/** A step after which other accounts may exist. */
export const replacing = <A>(value: A, before: StubState, after: StubState): Stepped<A> => ({
  value,
  state: after,
  change: before.accounts === after.accounts ? unchanged : O.none,
})
