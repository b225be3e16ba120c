/** The stub on a socket. The only place of the package that touches the network. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, BlockList, isIPv6 } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { maxBytes } from '@so-email/wire'
import { either as E, option as O } from 'fp-ts'
import { type Core, makeCore } from './Core.js'
import { corsHeaders, preflight } from './cors.js'
import type { Delivery } from './Delivery.js'
import { headOf, readRequest } from './readRequest.js'
import { type Stub, stubOf } from './Stub.js'
import type { StubOptions } from './StubOptions.js'
import { changeState, statesPath } from './states/statesEndpoint.js'

export interface ServerOptions extends StubOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Loopback unless given. */
  readonly host?: string
  /** Whether `POST /_stub/states` brings provider states about, as Pact verifiers ask; off unless given. */
  readonly states?: boolean
  /** The origin whose pages may call the stub from a browser, or `*`; none unless given. */
  readonly cors?: string
  readonly bounds?: Partial<Bounds>
}

/** What one client may take of the stub. */
export interface Bounds {
  /** Of a body, in bytes. */
  readonly maxBodyBytes: number
  /** Of all header fields of a request, in bytes. */
  readonly maxHeaderBytes: number
  /** For all headers to arrive, in milliseconds. */
  readonly headersTimeout: number
  /** For the whole request to arrive, in milliseconds. */
  readonly requestTimeout: number
  /** At the same time; what comes on top is closed at once. */
  readonly maxConnections: number
}

export const bounds: Bounds = {
  maxBodyBytes: maxBytes,
  maxHeaderBytes: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  maxConnections: 1_000,
}

export interface RunningStub extends Stub {
  readonly url: string
  /** Stops listening and closes every connection. */
  readonly close: () => Promise<void>
}

/** Starts a stub. Rejects if the port cannot be listened on. */
export const startStub = (options: ServerOptions = {}): Promise<RunningStub> => {
  const core = makeCore(options)
  const host = options.host ?? '127.0.0.1'
  const bound = { ...bounds, ...options.bounds }
  const serve = serving(core, options, bound.maxBodyBytes)
  const server = createServer(
    {
      maxHeaderSize: bound.maxHeaderBytes,
      headersTimeout: bound.headersTimeout,
      requestTimeout: bound.requestTimeout,
      connectionsCheckingInterval: Math.min(1_000, bound.headersTimeout),
      keepAliveTimeout: 30_000,
    },
    (request, response) => {
      serve(request, response).catch((defect: unknown) => send(response, failed(defect), 'never'))
    },
  )
  server.maxConnections = bound.maxConnections
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, () => {
      const { port } = server.address() as AddressInfo // a TCP server's address is never a string
      resolve({
        ...stubOf(core),
        url: `http://${isIPv6(host) ? `[${host}]` : host}:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
}

/**
 * When everything that has arrived by now is answered. Only then is it written: a write wakes whoever waits for it, and that
 * costs more than an answer. (The same of `node:timers/promises` costs a tenth of an answer.)
 */
const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

type Serve = (message: IncomingMessage, response: ServerResponse) => Promise<void>

const serving = (core: Core, { states = false, cors }: ServerOptions, maxBodyBytes: number): Serve => {
  const extra: HttpHeaders = cors === undefined ? [] : corsHeaders(cors)
  const asksFirst = cors === undefined ? () => O.none : preflight(cors)
  const deliveryOf = (request: HttpRequest, message: IncomingMessage): Delivery => {
    const asked = asksFirst(request)
    if (O.isSome(asked)) return whole(asked.value)
    if (states && request.method === 'POST' && request.url === statesPath)
      return whole(stateChange(core, request, message))
    const delivery = core.deliver(request)
    return extra.length === 0 ? delivery : { ...delivery, response: withHeaders(extra, delivery.response) }
  }
  return async (message, response) => {
    const request = await readRequest(message, maxBodyBytes)()
    if (E.isRight(request)) {
      const { response: answer, delay, breaks } = deliveryOf(request.right, message)
      await (delay > 0 ? wait(delay, undefined, { ref: false }) : endOfTurn())
      send(response, answer, breaks)
    } else if (request.left === 'TooLarge') {
      core.record(headOf(message), 413, `the body is longer than ${maxBodyBytes} bytes`)
      const answer = { status: 413, headers: [['Connection', 'close'] as const], body: new Uint8Array() }
      response.once('finish', () => message.socket.destroySoon())
      send(response, withHeaders(extra, answer), 'never')
    }
  }
}

/** No input should lead here: a 500 is a defect of the stub, and says so. */
const failed = (defect: unknown): HttpResponse => ({
  status: 500,
  headers: [['Content-Type', 'text/plain; charset=utf-8']],
  body: new TextEncoder().encode(`a defect of the stub: ${defect instanceof Error ? defect.name : 'unknown'}`),
})

const whole = (response: HttpResponse): Delivery => ({ response, delay: 0, breaks: 'never' })

const withHeaders = (extra: HttpHeaders, { status, headers, body }: HttpResponse): HttpResponse => ({
  status,
  headers: [...headers, ...extra],
  body,
})

const send = (response: ServerResponse, { status, headers, body }: HttpResponse, breaks: Delivery['breaks']): void => {
  if (breaks === 'before') {
    response.socket?.resetAndDestroy()
    return
  }
  const fields = headers.flat()
  if (status !== 204 && status !== 304) fields.push('Content-Length', String(body.length))
  response.writeHead(status, fields)
  if (breaks === 'never') response.end(body)
  else response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy())
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** Whether an address is this machine's own; `::ffff:127.0.0.1` is how a socket for both families writes it. */
const isLoopback = (address: string): boolean => {
  const bare = address.replace(/^::ffff:/, '')
  return loopback.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4')
}

/** `Host` is checked too: a page in a browser can make its own name resolve to this machine. */
const isLocal = ({ socket, headers }: IncomingMessage): boolean => {
  const name = (headers.host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
  return isLoopback(socket.remoteAddress ?? '') && (name === 'localhost' || isLoopback(name))
}

/** Only from this machine, and not from a browser's page: whoever may change states owns the stub. */
const stateChange = (core: Core, request: HttpRequest, message: IncomingMessage): HttpResponse =>
  isLocal(message) && message.headers.origin === undefined
    ? changeState(core.states, request)
    : { status: 403, headers: [], body: new Uint8Array() }
