/** One call: write the request, send it, read the response. The only effect is the transport's. */
import type { Operation } from '@so-email/codecs'
import type { Transport, TransportError } from '@so-email/wire'
import { function as F, taskEither as TE } from 'fp-ts'
import type { ClientError, RedactedRequest } from './ClientError.js'
import { fromResponse } from './fromResponse.js'
import { redactRequest } from './redactRequest.js'
import { type RequestSettings, toRequest } from './toRequest.js'

export interface CallSettings extends RequestSettings {
  readonly transport: Transport
  readonly maxResponseBytes: number
}

export const call =
  <I, A>(operation: Operation<I, A>, settings: CallSettings) =>
  (input: I): TE.TaskEither<ClientError, A> =>
    F.pipe(
      TE.fromEither<ClientError, Parameters<Transport>[0]>(toRequest(operation, settings)(input)),
      TE.chain((request) => {
        const shown = redactRequest(operation.name, request)
        return F.pipe(
          settings.transport(request, {
            signal: new AbortController().signal,
            maxResponseBytes: settings.maxResponseBytes,
          }),
          TE.mapLeft(toClientError(shown)),
          TE.chainEitherK(fromResponse(operation, shown)),
        )
      }),
    )

const toClientError =
  (request: RedactedRequest) =>
  (error: TransportError): ClientError => {
    switch (error._tag) {
      case 'Aborted':
        return { _tag: 'Aborted', request }
      case 'NotConnected':
        return { _tag: 'ConnectionFailed', request, cause: error.cause, sent: false, message: error.message }
      case 'Disconnected':
        return { _tag: 'ConnectionFailed', request, cause: error.cause, sent: true, message: error.message }
      case 'TooLarge': {
        const message = `the answer is longer than ${error.maxResponseBytes} bytes`
        return { _tag: 'ConnectionFailed', request, cause: 'other', sent: true, message }
      }
      case 'OpaqueRedirect':
        return { _tag: 'ConnectionFailed', request, cause: 'other', sent: true, message: 'the answer is a redirect' }
    }
  }
