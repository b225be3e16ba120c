/**
 * How the client sends a request: a transport, or a transport with features around it. Each feature has a file in this
 * folder and makes one `Send` of another.
 */
import type { HttpRequest, ReceivedResponse, TransportError } from '@so-email/wire'
import type { taskEither as TE } from 'fp-ts'
import type { NoCredentials } from '../auth/CredentialStore.js'
import type { LookupFailure } from '../settings/SiteLookup.js'
import type { ExchangeLimits, OwnTransport } from '../transport/OwnTransport.js'

/** Why there is no response: what the transport gives, and what the features add. */
export type SendFailure =
  | TransportError
  /** The time for the call ran out; in milliseconds. */
  | { readonly _tag: 'TimedOut'; readonly timeout: number }
  | NoCredentials
  | LookupFailure

/** Sends a request. Every {@link OwnTransport} is one. */
export type Send = (request: HttpRequest, limits: ExchangeLimits) => TE.TaskEither<SendFailure, ReceivedResponse>

/** Adds something to the way in which a request is sent. */
export type Feature = (send: Send) => Send
