/** A client: one function an operation, all derived from the operations. */
import { type Operation, type Operations, operations } from '@so-email/codecs'
import type { Transport } from '@so-email/wire'
import type { taskEither as TE } from 'fp-ts'
import type { Auth } from './Auth.js'
import type { ClientError } from './ClientError.js'
import { type CallSettings, call } from './call.js'
import { fetchTransport } from './fetchTransport.js'

export interface ClientConfig {
  /** The site, with or without a path: `https://host/Cust1`, `https://host/Cust1/api`. */
  readonly baseUrl: string
  readonly auth: Auth
  /** Written as `Accept-Language`: the language that texts are answered in, as `sv`. */
  readonly language?: string
  /** In bytes; 10 MiB unless given. */
  readonly maxResponseBytes?: number
  /** The platform's `fetch` unless given. */
  readonly transport?: Transport
}

/** The function of an operation: its input in, its answer or an error out, when the task is run. */
export type Ask<O> =
  O extends Operation<infer Input, infer Output> ? (input: Input) => TE.TaskEither<ClientError, Output> : never

export type Client = { readonly [K in keyof Operations]: Ask<Operations[K]> }

/** Makes a client. It has no state of its own; two clients never see each other's credentials. */
export const makeClient = (config: ClientConfig): Client => {
  const settings: CallSettings = { transport: fetchTransport, maxResponseBytes: 10 * 1024 * 1024, ...config }
  const functions = Object.entries(operations).map(([name, operation]) => [name, call(operation, settings)])
  return Object.fromEntries(functions) as Client // `Object.entries` forgets which operation belongs to which name
}
