import type { ConnectionFailure } from '@so-email/wire'

/**
 * What the code and the message of an error mean, and whether it can only happen before a request leaves. The first that fits
 * counts. `message` replaces one that explains nothing.
 */
export type Codes = ReadonlyArray<
  readonly [codeAndMessage: RegExp, cause: ConnectionFailure, beforeSending: boolean, message?: string]
>
