/**
 * Fails with TimedOut or Aborted even if the transport ignores the signal. It stands around all other features, so its time
 * is that of the whole call: credentials, attempts and pauses. Imperative: whichever of three events is first ends it.
 */
import type { ReceivedResponse } from '@so-email/wire'
import { either as E, function as F, type reader as R } from 'fp-ts'
import { CallSignal } from '../runtime/CallSignal.js'
import type { Environment } from '../runtime/Environment.js'
import { leftOnThrow } from '../runtime/leftOnThrow.js'
import { onAbort } from '../runtime/onAbort.js'
import type { Feature, SendFailure } from './Send.js'

/** `timeout` is in milliseconds. */
export const timeout =
  (timeout: number): R.Reader<Environment, Feature> =>
  ({ after }) =>
  (send) =>
  (request, { signal, maxResponseBytes }) =>
  () =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve(E.left({ _tag: 'Aborted' }))
      const own = new CallSignal()
      let cancel = F.constVoid
      let stop: () => unknown = F.constVoid
      const end = (outcome: E.Either<SendFailure, ReceivedResponse>) => {
        cancel()
        stop()
        resolve(outcome)
      }
      const fail = (failure: SendFailure) => {
        end(E.left(failure))
        own.abort()
      }
      // A signal of the caller may throw, so it comes before the timer, which would be left.
      stop = onAbort(signal, () => fail({ _tag: 'Aborted' }))
      cancel = after(timeout, () => fail(own.late ?? { _tag: 'TimedOut', timeout }))
      const sending = leftOnThrow(() => threw)(() => send(request, { signal: own, maxResponseBytes })())
      sending().then(end)
    })

/** A transport that throws may have sent the request. */
const threw: SendFailure = { _tag: 'Disconnected', cause: 'other', message: 'the transport threw' }
