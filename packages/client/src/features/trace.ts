/** Passes the trace of the caller on to the server. It stands next to the transport: each attempt may have a span of its own. */
import { replaceHeader } from '../settings/Settings.js'
import { isTraceparent, type Traceparent } from '../settings/traceparent.js'
import type { Feature } from './Send.js'

export const trace =
  (traceparent: Traceparent): Feature =>
  (send) =>
  (request, limits) =>
  () => {
    const value = given(traceparent)
    const headers = isTraceparent(value) ? replaceHeader(request.headers, ['traceparent', value]) : request.headers
    return send({ ...request, headers }, limits)()
  }

/** A caller in JavaScript may throw: then there is no trace. */
const given = (traceparent: Traceparent): unknown => {
  try {
    return typeof traceparent === 'function' ? traceparent() : traceparent
  } catch {
    return null
  }
}
