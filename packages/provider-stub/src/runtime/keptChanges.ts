/**
 * Whether what code changes in a stub is kept. A change is made at once, so its function cannot report that; what is not kept
 * is remembered until it is reported. Imperative, because it remembers.
 */
import { type either as E, function as F, type io as IO, option as O } from 'fp-ts'
import type { NotKept } from './Keeper.js'
import { NotKeptException } from './NotKeptException.js'
import type { StubRuntime } from './StubRuntime.js'

export interface KeptChanges {
  /** The runtime for code: what is changed through it is watched. */
  readonly runtime: StubRuntime
  /** Rejects with the first change that was not kept and not reported, among those whose outcome is known. */
  readonly report: IO.IO<Promise<void>>
  /** The same for all changes until now. */
  readonly kept: IO.IO<Promise<void>>
}

export const makeKeptChanges = (runtime: StubRuntime): KeptChanges => {
  let lost: O.Option<NotKept> = O.none
  const remember = (outcome: E.Either<NotKept, void>) => {
    if (O.isNone(lost)) lost = O.getLeft(outcome)
  }
  const watched =
    <A extends ReadonlyArray<unknown>, B>(change: (...args: A) => B) =>
    (...args: A): B => {
      const result = change(...args)
      runtime.settled(remember)
      return result
    }
  const report = () => {
    const first = lost
    lost = O.none
    return F.pipe(
      first,
      O.match(
        () => Promise.resolve(),
        (notKept) => Promise.reject(new NotKeptException(notKept)),
      ),
    )
  }
  return {
    runtime: {
      ...runtime,
      enterState: watched(runtime.enterState),
      leaveStates: watched(runtime.leaveStates),
      addFault: watched(runtime.addFault),
      configure: watched(runtime.configure),
      reset: watched(runtime.reset),
    },
    report,
    kept: () => new Promise<void>((resolve) => runtime.settled(() => resolve())).then(report),
  }
}
