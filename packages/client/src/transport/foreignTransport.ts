/**
 * Parses what a transport of the caller gives: it may be written in JavaScript. Nothing of it is used before it is known to be
 * what its type promises, and a failure is made anew, because a foreign one may hold the request with its credentials.
 */
import { redacted } from '@so-email/codecs'
import type { ConnectionFailure, ReceivedResponse, Transport, TransportError, UnreadBody } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { ofPlatform } from '../runtime/CallSignal.js'
import { ignoringRejection } from '../runtime/ignoringRejection.js'
import type { OwnTransport } from './OwnTransport.js'
import { tooLarge } from './received.js'

/** The same transport. It never throws or rejects, and gives nothing but responses and known failures. */
export const foreignTransport =
  (transport: Transport): OwnTransport =>
  (request, { signal, maxResponseBytes }) =>
  async () => {
    try {
      const limits = { signal: ofPlatform(signal), maxResponseBytes }
      return E.map(bounded(maxResponseBytes))(parse(await ignoringRejection(transport(request, limits))()))
    } catch {
      return unknown('the transport threw')
    }
  }

/** The transport may ignore the limit. */
const bounded =
  (maxResponseBytes: number) =>
  (response: ReceivedResponse): ReceivedResponse =>
    response.body.length > maxResponseBytes ? tooLarge(response, maxResponseBytes) : response

/** The request may have been sent. */
const unknown = (message: string): E.Either<TransportError, never> =>
  E.left({ _tag: 'Disconnected', cause: 'other', message })

/** It may throw, as a getter may. */
const parse = (outcome: unknown): E.Either<TransportError, ReceivedResponse> => {
  const { _tag, left, right } = Object(outcome)
  if (_tag === 'Right') return parseResponse(Object(right))
  return _tag === 'Left' ? E.left(parseFailure(Object(left))) : unknown('the transport gave no Either')
}

type Fields = Readonly<Record<string, unknown>>

const parseResponse = ({ status, headers, body, unread }: Fields): E.Either<TransportError, ReceivedResponse> =>
  Number.isInteger(status) && Array.isArray(headers) && isBytes(body)
    ? E.right({
        status: Number(status),
        headers: headers
          .map(([name, value]) => [name, value] as const)
          .filter(([name, value]) => typeof name === 'string' && typeof value === 'string'),
        body,
        ...(unread === undefined ? {} : { unread: parseUnread(Object(unread)) }),
      })
    : unknown('the transport gave a response that is none')

/** Also those of another realm, as in the environments of jest. */
const isBytes = (body: unknown): body is Uint8Array => Object(body).BYTES_PER_ELEMENT === 1

const parseUnread = ({ _tag, maxResponseBytes, message }: Fields): UnreadBody =>
  _tag === 'TooLarge'
    ? { _tag, maxResponseBytes: Number(maxResponseBytes) }
    : { _tag: 'Broken', message: text(message) }

const parseFailure = ({ _tag, cause, message, maxResponseBytes }: Fields): TransportError => {
  switch (_tag) {
    case 'Aborted':
    case 'OpaqueRedirect':
      return { _tag }
    case 'TooLarge':
      return { _tag, maxResponseBytes: Number(maxResponseBytes) }
    case 'Unreadable':
      return { _tag, message: text(message) }
    case 'NotConnected':
    case 'Disconnected': {
      return { _tag, cause: isCause(cause) ? cause : 'other', message: text(message) }
    }
    default:
      return { _tag: 'Disconnected', cause: 'other', message: 'the transport gave a failure that is none' }
  }
}

const causes: ReadonlyArray<unknown> = [
  'refused',
  'reset',
  'dns',
  'tls',
  'protocol',
  'closed',
  'limited',
  'other',
] satisfies ReadonlyArray<ConnectionFailure>

const isCause = (cause: unknown): cause is ConnectionFailure => causes.includes(cause)

const text = (given: unknown): string => (typeof given === 'string' ? given : redacted)
