/** The functions that a client derives from the operations. */
import type { Operation, Operations } from '@so-email/codecs'
import type { taskEither as TE } from 'fp-ts'
import type { ClientError } from './errors/ClientError.js'
import type { CallOptions } from './settings/ClientConfig.js'

/** The function of an operation: it takes the input, and its task gives the answer or an error. */
export type Call<O> =
  O extends Operation<infer Input, infer Output>
    ? (input: Input, options?: CallOptions) => TE.TaskEither<ClientError, Output>
    : never

/** One function for each of these operations, under the same names. */
export type CallsOf<O> = { readonly [K in keyof O]: Call<O[K]> }

/** One function for each operation of the EMail agent. */
export type Calls = CallsOf<Operations>
