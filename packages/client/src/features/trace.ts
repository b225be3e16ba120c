/** Passes the trace of the caller on to the server. It stands next to the transport: each attempt may have a span of its own. */
import type { HttpHeaders } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import { ignoringRejection } from '../runtime/ignoringRejection.js'
import { isTraceparent, type Traceparent } from '../settings/traceparent.js'
import type { Feature } from './Send.js'

export const trace =
  (traceparent: Traceparent): Feature =>
  (send) =>
  (request, limits) =>
  () =>
    send({ ...request, headers: headersWith(traceparent, request.headers) }, limits)()

/** A caller in JavaScript may throw: then there is no trace. */
const headersWith = (traceparent: Traceparent, headers: HttpHeaders): HttpHeaders =>
  F.pipe(
    O.tryCatch(() => (typeof traceparent === 'function' ? ignoringRejection(traceparent()) : traceparent)),
    O.filter(isTraceparent),
    O.match(
      () => headers,
      (value) => [...headers, ['traceparent', value]],
    ),
  )
