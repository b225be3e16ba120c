import type { ClientError } from '../errors/ClientError.js'
import { errorMessage } from '../errors/errorMessage.js'

/** The rejection of a call: an `Error` whose message is that of `errorMessage`, with the error as data in `error`. */
export class ClientException extends Error {
  override readonly name = 'ClientException'
  readonly error: ClientError
  constructor(error: ClientError) {
    super(errorMessage(error))
    this.error = error
  }
  /** What `JSON.stringify` writes. */
  toJSON(): object {
    return { name: this.name, message: this.message, error: this.error }
  }
}
