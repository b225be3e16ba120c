/**
 * Ends an exchange when its time is up or its caller has had enough, whether or not the transport below heeds the signal.
 * It stands around everything else, so that the time is the time of the whole call: credentials, retries and pauses.
 */
import { either as E } from 'fp-ts'
import { caught } from '../runtime/caught.js'
import type { Environment } from '../runtime/Environment.js'
import { aborting, onAbort } from '../runtime/onAbort.js'
import type { Feature, Outcome, SendFailure } from './Send.js'

/** `timeout` is in milliseconds. */
export const timeout =
  (timeout: number, environment: Environment): Feature =>
  (send) =>
  (request, { signal, maxResponseBytes }) =>
  () =>
    new Promise<Outcome>((resolve) => {
      if (signal.aborted) return resolve(E.left({ _tag: 'Aborted' }))
      const own = aborting()
      const end = (outcome: Outcome) => {
        cancel()
        stop()
        resolve(outcome)
      }
      const give = (failure: SendFailure) => {
        end(E.left(failure))
        own.abort()
      }
      const cancel = environment.after(timeout, () => give({ _tag: 'TimedOut', timeout }))
      const stop = onAbort(signal, () => give({ _tag: 'Aborted' }))
      caught(() => send(request, { signal: own.signal, maxResponseBytes })(), threw).then(end)
    })

/** A transport that throws is taken to have lost its connection. */
const threw: SendFailure = { _tag: 'Disconnected', cause: 'other', message: 'the transport threw' }
