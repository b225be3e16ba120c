/** Passes the trace of the caller on to the server. It stands next to the transport: each attempt may have a span of its own. */
import { function as F, option as O } from 'fp-ts'
import { replaceHeader } from '../settings/Settings.js'
import { isTraceparent, type Traceparent } from '../settings/traceparent.js'
import type { Feature } from './Send.js'

export const trace =
  (traceparent: Traceparent): Feature =>
  (send) =>
  (request, limits) =>
  () =>
    F.pipe(
      // A caller in JavaScript may throw, or give anything: then there is no trace.
      O.tryCatch(traceparent),
      O.filter(isTraceparent),
      O.match(
        () => request,
        (value) => ({ ...request, headers: replaceHeader(request.headers, ['traceparent', value]) }),
      ),
      (traced) => send(traced, limits)(),
    )
