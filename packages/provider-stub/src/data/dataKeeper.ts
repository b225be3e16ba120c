/**
 * Keeps the state of a stub in a store. Steps that wait are taken together, in their order, and kept at once; then all of
 * them are called back. Imperative, because it is a queue: while some are kept, the next steps wait.
 */
import { setImmediate } from 'node:timers' // not the global one, which fake timers of a test replace
import { type StoreError, storeErrorMessage } from '@so-email/store'
import { either as E, function as F, type io as IO, option as O, type task as T } from 'fp-ts'
import { defectName } from '../runtime/defectResponse.js'
import { ignoringErrors } from '../runtime/ignoringErrors.js'
import type { Keeper, NotKept } from '../runtime/Keeper.js'
import type { Step, Stepped } from '../runtime/Step.js'
import type { Data } from './Data.js'
import type { KeptState } from './KeptState.js'

export interface DataKeeper extends Keeper {
  /** Resolves when nothing waits any more. */
  readonly idle: T.Task<void>
}

/** A step whose value is what remains to be done with it. */
interface Waiting {
  readonly step: Step<IO.IO<void>>
  readonly fail: (notKept: NotKept) => void
  /** Whether the state of this process has it already. */
  readonly isTaken: boolean
}

/** The most steps of a transaction, but for those that follow one that was taken at once: they are kept with it or not at all. */
const most = 500

const nextBatch = (waiting: ReadonlyArray<Waiting>): ReadonlyArray<Waiting> => {
  const last = waiting.findIndex(({ isTaken }, i) => i >= most - 1 && !isTaken)
  return last < 0 ? waiting : waiting.slice(0, last + 1)
}

const notKept = (error: StoreError): NotKept => ({
  isTemporary: error._tag === 'StoreUnavailable',
  reason: storeErrorMessage(error),
})

const withValue =
  <A, B>(f: (a: A) => B) =>
  (stepped: Stepped<A>): Stepped<B> => ({ ...stepped, value: f(stepped.value) })

const waitingFor = <A>(step: Step<A>, done: (taken: E.Either<NotKept, A>) => void, isTaken: boolean): Waiting => ({
  step: F.flow(
    step,
    withValue((value) => () => done(E.right(value))),
  ),
  fail: F.flow(E.left, done),
  isTaken,
})

export const makeDataKeeper = (data: Data, opened: KeptState): DataKeeper => {
  let kept = opened
  let state = opened.state
  let waiting: ReadonlyArray<Waiting> = []
  let running: O.Option<Promise<void>> = O.none

  const takeBatch = async (batch: ReadonlyArray<Waiting>): Promise<E.Either<NotKept, ReadonlyArray<IO.IO<void>>>> => {
    try {
      const taken = await data.take(
        kept,
        batch.map(({ step }) => step),
      )()
      if (E.isLeft(taken)) return E.left(notKept(taken.left))
      kept = taken.right.kept
      return E.right(taken.right.values)
    } catch (defect) {
      return E.left({ isTemporary: false, reason: defectName(defect) })
    }
  }

  const run = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve)) // for what has arrived by now
    while (waiting.length > 0) {
      const batch = nextBatch(waiting)
      waiting = waiting.slice(batch.length)
      const taken = await takeBatch(batch)
      const dones = F.pipe(
        taken,
        E.match(
          (reason) =>
            batch.map(
              ({ fail }) =>
                () =>
                  fail(reason),
            ),
          (values) => {
            waiting = [...batch.slice(values.length), ...waiting]
            return values
          },
        ),
      )
      state = waiting.reduce((before, { step, isTaken }) => (isTaken ? step(before).state : before), kept.state)
      for (const done of dones) ignoringErrors(done)
    }
    running = O.none
  }

  const add = (each: Waiting): void => {
    waiting = [...waiting, each]
    if (O.isNone(running)) running = O.some(run())
  }

  return {
    state: () => state,
    take: (step, done) => add(waitingFor(step, done, false)),
    takeNow: (step, onRefused) => {
      const { value, state: next } = step(state)
      if (E.isLeft(value)) return value
      state = next
      add(waitingFor(step, E.match(F.constVoid, E.match(onRefused, F.constVoid)), true))
      return value
    },
    idle: () =>
      F.pipe(
        running,
        O.getOrElse(() => Promise.resolve()),
      ),
  }
}
