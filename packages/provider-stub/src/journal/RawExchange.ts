/** An exchange as it came: bytes, which are read again and redacted only when somebody looks. */
import type { HttpRequest } from '@so-email/wire'
import type * as t from 'io-ts'
import type { Settings } from '../Settings.js'

export interface RawExchange {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Without its body, if that is too long. */
  readonly request: HttpRequest
  readonly operation: string | null
  readonly user: string | null
  readonly status: number
  readonly refused: string | null
  readonly fault: string | null
  /** The settings by which the input was read; `null` if there is none. */
  readonly readBy: Settings | null
  /** The codec of the output; `null` if there is none. */
  readonly writtenBy: t.Any | null
  /** The output as JSON; empty for no value. */
  readonly output: Uint8Array
}
