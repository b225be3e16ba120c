import type { HttpRequest, ReceivedResponse, TransportError, TransportLimits } from '@so-email/wire'
import type { taskEither as TE } from 'fp-ts'
import type { Signal } from '../runtime/CallSignal.js'

/** The limits of an exchange, with the signal of the call, which is rarely one of the platform. */
export interface ExchangeLimits extends Omit<TransportLimits, 'signal'> {
  readonly signal: Signal
}

/** A transport that takes the signal of a call as well. */
export type OwnTransport = (
  request: HttpRequest,
  limits: ExchangeLimits,
) => TE.TaskEither<TransportError, ReceivedResponse>
