import type { SendFailure } from '../features/Send.js'
import { notUnderstood } from '../fromResponse.js'
import type { Unaddressed } from './ClientError.js'

/** Why there is no response, as what the caller is told. */
export const toClientError = (failure: SendFailure): Unaddressed => {
  switch (failure._tag) {
    // Never the failure itself: a transport of others may have put anything in it.
    case 'Aborted':
      return { _tag: 'Aborted' }
    case 'TimedOut':
      return { _tag: 'TimedOut', timeout: failure.timeout }
    case 'CredentialsFailed':
      return { _tag: 'CredentialsFailed', reason: failure.reason }
    case 'NotConnected':
    case 'Disconnected': {
      const { cause, message } = failure
      return { _tag: 'ConnectionFailed', cause, sent: failure._tag === 'Disconnected', message }
    }
    case 'TooLarge':
      return notUnderstood('tooLarge', `the answer is longer than ${failure.maxResponseBytes} bytes`)
    case 'OpaqueRedirect':
      return notUnderstood('redirect', 'the answer is a redirect, which is not followed')
  }
}
