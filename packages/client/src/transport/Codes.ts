import type { ConnectionFailure } from '@so-email/wire'

/** What the code of an error means, and whether it can only happen before a request leaves. The first that fits counts. */
export type Codes = ReadonlyArray<readonly [code: RegExp, cause: ConnectionFailure, beforeSending: boolean]>
