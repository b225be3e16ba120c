import { notUnderstood } from '../errors/notUnderstood.js'
import type { SendFailure } from '../features/Send.js'
import type { Unredacted } from './fromResponse.js'

/** Why there is no response, as an error. It is never the failure itself, in which a foreign transport may put anything. */
export const fromSendFailure =
  (failure: SendFailure): Unredacted =>
  (redactor) => {
    const { text } = redactor
    switch (failure._tag) {
      case 'Aborted':
        return { _tag: 'Aborted' }
      case 'TimedOut':
        return { _tag: 'TimedOut', timeout: failure.timeout }
      case 'CredentialsFailed':
        return { _tag: 'CredentialsFailed', reason: text(failure.reason) }
      case 'NotLocated':
        return failure.error(redactor)
      case 'TooLarge':
        return notUnderstood('tooLarge', `the answer is longer than ${failure.maxResponseBytes} bytes`)
      case 'Unreadable':
        return notUnderstood('unreadable', text(failure.message))
      case 'OpaqueRedirect':
        return notUnderstood('redirect', 'the answer is a redirect, which is not followed')
      default: {
        const { _tag, cause, message } = failure
        return { _tag: 'ConnectionFailed', cause, sent: _tag !== 'NotConnected', message: text(message) }
      }
    }
  }
