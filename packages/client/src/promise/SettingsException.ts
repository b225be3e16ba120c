import { errorMessage } from '../errors/errorMessage.js'
import type { SettingsError } from '../errors/SettingsError.js'

/** A configuration that no client can be made of: its message lists every problem, and no value of the configuration. */
export class SettingsException extends Error {
  override readonly name = 'SettingsException'
  readonly error: SettingsError
  constructor(error: SettingsError) {
    super(errorMessage(error))
    this.error = error
  }
  /** What `JSON.stringify` writes. */
  toJSON(): object {
    return { name: this.name, message: this.message, error: this.error }
  }
}
