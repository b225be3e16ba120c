import type { ClientError } from '../errors/ClientError.js'
import { describe } from '../errors/describe.js'
import type { NotFound } from '../errors/NotFound.js'

/** What a call of this face rejects with: an `Error` that says what {@link describe} says, and holds the error as data. */
export class ClientException extends Error {
  override readonly name = 'ClientException'
  readonly error: ClientError | NotFound
  constructor(error: ClientError | NotFound) {
    super(describe(error))
    this.error = error
  }
}
