/**
 * How the client sends a request: a transport, or a transport with features around it. Each feature has a file in this
 * folder and makes one `Send` of another.
 */
import type { HttpRequest, ReceivedResponse, TransportError, TransportLimits } from '@so-email/wire'
import type { taskEither as TE } from 'fp-ts'
import type { NoCredentials } from '../auth/CredentialStore.js'
import type { LookupFailure } from '../site/SiteLookup.js'

/** Why there is no response: what the transport gives, and what the features add. */
export type SendFailure =
  | TransportError
  /** The time for the call ran out; in milliseconds. */
  | { readonly _tag: 'TimedOut'; readonly timeout: number }
  | NoCredentials
  | LookupFailure

/** Sends a request. Every transport is one. */
export type Send = (request: HttpRequest, limits: TransportLimits) => TE.TaskEither<SendFailure, ReceivedResponse>

/** Adds something to the way in which a request is sent. */
export type Feature = (send: Send) => Send
