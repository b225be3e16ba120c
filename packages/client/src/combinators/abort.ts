/** Sends nothing for a call that has ended: what was waiting for credentials or a pause must not act any more. */
import { taskEither as TE } from 'fp-ts'
import type { Feature } from '../Send.js'

export const abort: Feature = (send) => (request, limits) => () =>
  (limits.signal.aborted ? TE.left({ _tag: 'Aborted' } as const) : send(request, limits))()
