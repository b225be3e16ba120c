import type { ClientError, RedactedRequest } from './ClientError.js'
import { notUnderstood } from './fromResponse.js'
import type { SendFailure } from './Send.js'

/** Why there is no response, as what the caller is told. */
export const toClientError =
  (request: RedactedRequest) =>
  (failure: SendFailure): ClientError => {
    switch (failure._tag) {
      case 'Aborted':
        return { _tag: 'Aborted', request }
      case 'TimedOut':
        return { _tag: 'TimedOut', request, timeout: failure.timeout }
      case 'CredentialsFailed':
        return { _tag: 'CredentialsFailed', request, reason: failure.reason }
      case 'NotConnected':
        return { _tag: 'ConnectionFailed', request, cause: failure.cause, sent: false, message: failure.message }
      case 'Disconnected':
        return { _tag: 'ConnectionFailed', request, cause: failure.cause, sent: true, message: failure.message }
      case 'TooLarge':
        return notUnderstood(request, 'tooLarge', `the answer is longer than ${failure.maxResponseBytes} bytes`)
      case 'OpaqueRedirect':
        return notUnderstood(request, 'redirect', 'the answer is a redirect, which is not followed')
    }
  }
