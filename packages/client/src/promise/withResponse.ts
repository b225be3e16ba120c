import type { CallOptions } from '../settings/ClientConfig.js'
import { type Answered, listening } from '../withResponse.js'

export type { Answered } from '../withResponse.js'

/**
 * Makes another function of a function of the client: its promise gives the response beside the value, as in
 * `withResponse(client.saveEMailAccount)(account)`.
 */
export const withResponse =
  <Input, Output>(call: (input: Input, options?: CallOptions) => Promise<Output>) =>
  async (input: Input, options?: CallOptions): Promise<Answered<Output>> => {
    const listener = listening(options)
    return listener.answered(await call(input, listener.options))
  }
