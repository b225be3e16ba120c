/** A call that gives its response beside its value. */
import { either as E, function as F, type taskEither as TE } from 'fp-ts'
import type { ClientError } from './errors/ClientError.js'
import type { CallOptions, ResponseHead } from './settings/ClientConfig.js'
import { defined } from './settings/givenOptions.js'
import { isRecord } from './settings/option.js'

/** A value, and the response that it came in. */
export interface Answered<A> {
  readonly value: A
  readonly response: ResponseHead
}

/** The options with a listener in front of their own. Options that the call rejects stay as they are: JavaScript may give anything. */
const heard = (options: CallOptions, listen: (response: ResponseHead) => void): CallOptions => {
  try {
    const { onResponse = F.constVoid } = options
    return typeof onResponse === 'function' && isRecord(options)
      ? {
          ...defined(options),
          onResponse: (response) => {
            listen(response)
            return onResponse(response) // a promise of it may reject
          },
        }
      : options
  } catch {
    return options
  }
}

/** The options of a call that reports its response, and the response once it is there. */
export const listening = (options: CallOptions = {}) => {
  let head: ResponseHead | null = null
  return {
    options: heard(options, (response) => {
      head = response
    }),
    answered: <A>(value: A): Answered<A> => ({ value, response: head as ResponseHead }), // it is reported before its value,
  }
}

/**
 * Makes another function of a function of the client: its task gives the response beside the value, as in
 * `withResponse(client.saveEMailAccount)(account)`. An error has its own `headers`.
 */
export const withResponse =
  <Input, Output>(call: (input: Input, options?: CallOptions) => TE.TaskEither<ClientError, Output>) =>
  (input: Input, options?: CallOptions): TE.TaskEither<ClientError, Answered<Output>> =>
  async () => {
    const listener = listening(options)
    return E.map(listener.answered<Output>)(await call(input, listener.options)())
  }
