/** Connections of undici, opened for a client or for `undiciTransport`. */
import type { HttpRequest } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { makeClosing } from '../runtime/Closing.js'
import { connectionFailure } from './connectionFailure.js'
import { decodeContent, isEncoded } from './decodeContent.js'
import type { OpenTransport } from './OpenTransport.js'
import type { ExchangeLimits, OwnTransport } from './OwnTransport.js'
import { type Connections, openConnections } from './openConnections.js'
import { type Received, undiciExchange } from './undiciExchange.js'

/** How large the pool is. */
export interface UndiciOptions {
  /** How many connections there are at most to one origin; 64 unless given. */
  readonly connections?: number
}

/** undici is loaded when the first request is sent. */
export const openPool = ({ connections = 64 }: UndiciOptions = {}): OpenTransport<OwnTransport> => {
  let opening: Promise<Connections> | null = null
  let opened: Connections | null = null

  const open = async (): Promise<Connections> => {
    opening ??= openConnections(connections)
    opened = await opening
    return opened
  }
  const exchangeEncoded = async (request: HttpRequest, limits: ExchangeLimits): Promise<Received> => {
    try {
      const { dispatcher } = opened ?? (await open())
      return await undiciExchange(dispatcher, request, limits)
    } catch (error) {
      // undici is missing, or a bundler or a runtime has put something else in its place.
      return E.left(connectionFailure(error, true))
    }
  }
  const exchange = async (request: HttpRequest, limits: ExchangeLimits): Promise<Received> => {
    const received = await exchangeEncoded(request, limits)
    return E.isRight(received) && isEncoded(received.right)
      ? E.right(await decodeContent(received.right, limits))
      : received
  }
  // Not undici's own `close`, which also waits for requests whose calls have ended.
  const { isClosed, awaited, close } = makeClosing(async () => {
    await opening?.then(({ release }) => release()).catch(() => {}) // without undici there is nothing to close
  })
  const send: OwnTransport = (request, limits) => {
    const exchanged = awaited(() => exchange(request, limits))
    return () => (isClosed() ? Promise.resolve(closed) : exchanged())
  }
  return { send, close }
}

const closed = E.left({ _tag: 'NotConnected', cause: 'closed', message: 'the client is closed' } as const)
