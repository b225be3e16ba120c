/** Where the state of a stub is kept, and the order in which things happen to it. */
import { either as E, type task as T } from 'fp-ts'
import type { Step } from './Step.js'
import type { StubState } from './StubState.js'

/** The state could not be kept, so the step counts as not taken. */
export interface NotKept {
  /** Whether it may be kept later. */
  readonly isTemporary: boolean
  readonly reason: string
}

export interface Keeper {
  /** The state as this process knows it. */
  readonly state: () => StubState
  /** Takes a step, and calls back as soon as the state after it is kept. A step never throws. */
  readonly take: <A>(step: Step<A>, done: (taken: E.Either<NotKept, A>) => void) => void
  /**
   * Takes a step at once, unless it is refused; the state after it is kept before anything that comes later. Other steps may come
   * before it by then: if it is refused after them, it counts as not taken, and the reason is called back.
   */
  readonly takeNow: <A>(step: Step<E.Either<string, A>>, onRefused: (reason: string) => void) => E.Either<string, A>
}

/** Keeps the state in a variable. */
const makeMemoryKeeper = (start: StubState): Keeper => {
  let state = start
  const takeNow = <A>(step: Step<A>): A => {
    const taken = step(state)
    state = taken.state
    return taken.value
  }
  return { state: () => state, take: (step, done) => done(E.right(takeNow(step))), takeNow }
}

/** Makes the keeper of a stub that starts with a state. */
export type MakeKeeper = (start: StubState) => Keeper

/** How a stub keeps its state. */
export interface Kept {
  readonly makeKeeper: MakeKeeper
  /** Keeps what still waits, and ends. */
  readonly close: T.Task<void>
}

export const inMemory: Kept = { makeKeeper: makeMemoryKeeper, close: async () => {} }
