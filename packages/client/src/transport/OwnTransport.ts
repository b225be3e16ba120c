import type { HttpRequest, ReceivedResponse, Transport, TransportError, TransportLimits } from '@so-email/wire'
import type { taskEither as TE } from 'fp-ts'
import { ofPlatform, type Signal } from '../runtime/CallSignal.js'

/** The limits of an exchange, with the signal of the call, which is rarely one of the platform. */
export interface ExchangeLimits extends Omit<TransportLimits, 'signal'> {
  readonly signal: Signal
}

/** A transport that takes the signal of a call as well. */
export type OwnTransport = (
  request: HttpRequest,
  limits: ExchangeLimits,
) => TE.TaskEither<TransportError, ReceivedResponse>

/** Gives a transport a signal of the platform. */
export const withPlatformSignal =
  (transport: Transport): OwnTransport =>
  (request, { signal, maxResponseBytes }) =>
    transport(request, { signal: ofPlatform(signal), maxResponseBytes })
