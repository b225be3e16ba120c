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
  /** Takes a step at once; the state after it is kept before anything that comes later, and only then is called back. */
  readonly takeNow: <A>(step: Step<A>, done?: (taken: E.Either<NotKept, A>) => void) => A
}

/** Keeps the state in a variable. */
const makeMemoryKeeper = (start: StubState): Keeper => {
  let state = start
  const takeNow: Keeper['takeNow'] = (step, done) => {
    const taken = step(state)
    state = taken.state
    done?.(E.right(taken.value))
    return taken.value
  }
  return { state: () => state, take: (step, done) => done(E.right(takeNow(step))), takeNow }
}

/** What a keeper needs to know of a stub: the state that it goes back to. */
export type MakeKeeper = (start: () => StubState) => Keeper

/** How a stub keeps its state. */
export interface Kept {
  readonly makeKeeper: MakeKeeper
  /** Keeps what still waits, and ends. */
  readonly close: T.Task<void>
}

export const inMemory: Kept = { makeKeeper: (start) => makeMemoryKeeper(start()), close: async () => {} }
