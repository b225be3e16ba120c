/**
 * A transport as the features of the client see it: what it fails with includes what features add. Every transport is
 * one. A feature makes one from another, so features stack, and each stands in a file of its own in `combinators/`.
 */
import type { HttpRequest, HttpResponse, TransportError, TransportLimits } from '@so-email/wire'
import type { either as E } from 'fp-ts'

export type SendFailure =
  | TransportError
  /** The time for the call ran out; in milliseconds. */
  | { readonly _tag: 'TimedOut'; readonly timeout: number }
  /** There are no credentials to send. */
  | { readonly _tag: 'CredentialsFailed'; readonly reason: string }

export type Outcome = E.Either<SendFailure, HttpResponse>

export type Send = (request: HttpRequest, limits: TransportLimits) => () => Promise<Outcome>

export type Feature = (send: Send) => Send
