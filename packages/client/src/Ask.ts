/** The functions that a client derives from the operations. */
import type { Operation, Operations } from '@so-email/codecs'
import type { taskEither as TE } from 'fp-ts'
import type { ClientError } from './errors/ClientError.js'
import type { CallOptions } from './settings/ClientConfig.js'

/** The function of an operation: its input in, its answer or an error out, when the task is run. */
export type Ask<O> =
  O extends Operation<infer Input, infer Output>
    ? (input: Input, options?: CallOptions) => TE.TaskEither<ClientError, Output>
    : never

/** One function an operation. */
export type Asks = { readonly [K in keyof Operations]: Ask<Operations[K]> }
