/** Writes a response to a socket. Imperative, because it is the edge. */
import type { ServerResponse } from 'node:http'
// Not the global ones, which fake timers of a test replace: a response would wait for ever.
import { setImmediate, setTimeout } from 'node:timers'
import type { HttpHeaders, HttpResponse } from '@so-email/wire'
import type { Delivery } from '../faults/Delivery.js'
import { defectResponse } from '../runtime/defectResponse.js'

export const withHeaders = (extra: HttpHeaders, response: HttpResponse): HttpResponse =>
  extra.length === 0
    ? response
    : { status: response.status, headers: [...response.headers, ...extra], body: response.body }

/** A response to `HEAD` has the length of the one to `GET` already, if it has one. */
const hasLength = ({ req }: ServerResponse, status: number): boolean =>
  status !== 204 && status !== 304 && req.method !== 'HEAD'

/** Sends a response, or the part of it that comes before the connection breaks. */
export const send = (
  response: ServerResponse,
  { status, headers, body }: HttpResponse,
  breaks: Delivery['breaks'],
): void => {
  if (breaks === 'before') {
    response.socket?.resetAndDestroy()
    return
  }
  const fields: Array<string> = []
  for (const [name, value] of headers) fields.push(name, value) // `flat` takes half a microsecond
  if (hasLength(response, status)) fields.push('Content-Length', String(body.length))
  response.writeHead(status, fields)
  if (breaks === 'never') response.end(body)
  else response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy())
}

/** Runs something after a delay, in milliseconds. */
export type RunAfter = (delay: number, run: () => void) => void

/**
 * Sends after a delay; without one, after all requests that have arrived by now are answered. A write wakes the process that
 * waits for it, which takes longer than an answer, so responses that are ready together leave together: that took a third off
 * the CPU time of a request (`docs/decisions/0406`).
 */
export const makeSendAfter = (): RunAfter => {
  let ready: Array<() => void> = []
  const sendReady = () => {
    const all = ready
    ready = []
    for (const run of all) run()
  }
  return (delay, run) => {
    if (delay > 0) setTimeout(run, delay).unref()
    else if (ready.push(run) === 1) setImmediate(sendReady)
  }
}

/** No request should make the code throw: a 500 names a defect of the stub. */
export const orDefect = (response: ServerResponse, run: () => void): void => {
  try {
    run()
  } catch (defect) {
    if (response.headersSent) response.destroy()
    else send(response, defectResponse(defect), 'never')
  }
}
