import type { ClientError } from './ClientError.js'
import type { SettingsError } from './SettingsError.js'

/**
 * Gives an error a `toString` that writes all of it on one line. The property is not enumerable, so the error stays plain
 * data: it compares, copies and serializes as before. The text is JSON, because the sentences of `errorMessage` would be
 * in the bundle of every page.
 */
export const printable = <A extends ClientError | SettingsError>(error: A): A =>
  Object.defineProperty(error, 'toString', {
    value: () => `${error._tag} ${JSON.stringify({ ...error, _tag: undefined })}`,
  })
