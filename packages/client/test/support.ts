/** Shared by the tests of this package: requests, transports that answer from a list, and a clock that stands still. */
import type { EMailAccount } from '@so-email/codecs'
import type { HttpRequest, HttpResponse, TransportLimits } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import { type Client, makeClient } from '../src/Client.js'
import { errorMessage } from '../src/errors/errorMessage.js'
import type { Send, SendFailure } from '../src/features/Send.js'
import type { Environment } from '../src/runtime/Environment.js'
import type { ClientConfig } from '../src/settings/ClientConfig.js'
import type { LookupSettings } from '../src/settings/SiteLookup.js'

export const request: HttpRequest = {
  method: 'POST',
  url: 'http://host.test/api/v1/Agents/EMail/SaveEMailAccount',
  headers: [['Accept', 'application/json']],
  body: new Uint8Array([1]),
}

export const limits = (signal = new AbortController().signal): TransportLimits => ({ signal, maxResponseBytes: 1000 })

/** The settings of a lookup. */
export const lookupSettings: LookupSettings = { transport: 'a', retry: false, timeout: 1 }

export const response = (
  status: number,
  body: unknown = undefined,
  headers: HttpResponse['headers'] = [['Content-Type', 'application/json; charset=utf-8']],
): HttpResponse => ({
  status,
  headers,
  body:
    body === undefined
      ? new Uint8Array()
      : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
})

/** An account as a server answers it. */
export const account = (EMailAccountId: number): EMailAccount => ({
  EMailAccountId,
  EMailAddress: 'ops@example.test',
  AssociateId: 5,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 0,
  ErrorCount: 0,
  ErrorReason: null,
})

export type Outcome = E.Either<SendFailure, HttpResponse>

export const answers = (status: number, headers: HttpResponse['headers'] = []): Outcome =>
  E.right(response(status, undefined, headers))
export const fails = (left: SendFailure): Outcome => E.left(left)

export const notConnected = fails({ _tag: 'NotConnected', cause: 'refused', message: 'connect ECONNREFUSED' })
export const disconnected = fails({ _tag: 'Disconnected', cause: 'reset', message: 'read ECONNRESET' })

/** Gives one outcome after the other, and keeps the requests. */
export const scripted = (...outcomes: ReadonlyArray<Outcome>) => {
  const requests: Array<HttpRequest> = []
  const send: Send = (request) => async () => {
    const outcome = outcomes[requests.length]
    requests.push(request)
    if (outcome === undefined) throw new Error('there are more requests than the test expects')
    return outcome
  }
  return { send, requests }
}

/** An environment in which every wait ends at once and moves the clock, and in which random numbers are all the same. */
export const virtual = (random = 0.5, start = Date.parse('2026-11-22T12:00:00Z')) => {
  const delays: Array<number> = []
  let time = start
  const environment: Environment = {
    now: () => time,
    after: (delay, callback) => {
      delays.push(delay)
      time += delay
      queueMicrotask(callback)
      return () => {}
    },
    random: () => random,
  }
  return { environment, delays, start }
}

/** A client of a configuration that is right. */
export const clientWith = (config: ClientConfig): Client =>
  F.pipe(
    makeClient(config),
    E.getOrElse((error): Client => {
      throw new Error(errorMessage(error))
    }),
  )
