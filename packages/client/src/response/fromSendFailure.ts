import { notUnderstood } from '../errors/notUnderstood.js'
import type { SendFailure } from '../features/Send.js'
import type { Unredacted } from './fromResponse.js'

/** Why there is no response, as an error. What a transport of the caller gives was parsed before. */
export const fromSendFailure =
  (failure: SendFailure): Unredacted =>
  (redactor) => {
    const { text } = redactor
    switch (failure._tag) {
      case 'Aborted':
      case 'TimedOut':
        return failure
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
      case 'NotConnected':
      case 'Disconnected': {
        const { _tag, cause, message } = failure
        return { _tag: 'ConnectionFailed', cause, sent: _tag !== 'NotConnected', message: text(message) }
      }
    }
  }
