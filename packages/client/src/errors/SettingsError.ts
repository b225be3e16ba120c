import type { DecodeFailure } from '@so-email/codecs'

/** A configuration that no client can be made of: every problem in it, and no value of it. */
export interface SettingsError {
  readonly _tag: 'SettingsError'
  readonly failure: DecodeFailure
}
