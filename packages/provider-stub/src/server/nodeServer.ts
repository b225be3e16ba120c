/** The stub on a socket. The only place of the package that touches the network. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { option as O } from 'fp-ts'
import { type Core, makeCore } from '../Core.js'
import { type Delivery, whole } from '../faults/Delivery.js'
import { basePathOf, comparable, targetOf } from '../router.js'
import { type Stub, stubOf } from '../Stub.js'
import type { StubOptions } from '../StubOptions.js'
import { type Bounds, boundsOf } from './Bounds.js'
import { corsHeaders, isOrigin, preflight } from './cors.js'
import { headOf, readRequest } from './readRequest.js'
import { type Refuse, refuseConnect, refuseUnparsed } from './refuseUnparsed.js'
import { changeState, statesPath } from './statesEndpoint.js'
import { type Exchange, makeTurns } from './Turns.js'

/** What a stub on a socket may be told besides: everything has a default. */
export interface ServerOptions extends StubOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Loopback unless given. Under anything else, whoever reaches this machine can read and write the accounts. */
  readonly host?: string
  /** Whether `POST /_stub/states` brings provider states about, as Pact verifiers ask; off unless given. */
  readonly states?: boolean
  /** The origin whose pages may call the stub from a browser, or `*`; none unless given. */
  readonly cors?: string
  /** What one client may take of the stub; each bound has its default. */
  readonly bounds?: Partial<Bounds>
}

/** A stub that listens, until it is closed. */
export interface RunningStub extends Stub {
  /** The site, as clients take it: with its base path, without `/api`. */
  readonly url: string
  /** Stops listening and closes every connection. */
  readonly close: () => Promise<void>
}

/** Starts a stub. Rejects if the port cannot be listened on, or an option says what cannot be. */
export const startStub = async (options: ServerOptions = {}): Promise<RunningStub> => {
  const { host = '127.0.0.1', port = 0, basePath = '', cors } = options
  if (cors !== undefined && !isOrigin(cors))
    throw new TypeError(`${cors} is not an origin, as http://localhost:5173, or *`)
  const bounds = boundsOf(options.bounds)
  const core = makeCore(options, bounds.maxBodyBytes)
  const turns = makeTurns()
  const { serve, refuse } = serving(core, options, bounds.maxBodyBytes)
  const server = createServer({
    maxHeaderSize: bounds.maxHeaderBytes,
    headersTimeout: bounds.headersTimeout,
    requestTimeout: bounds.requestTimeout,
    connectionsCheckingInterval: Math.min(1_000, bounds.headersTimeout || 1_000),
    keepAliveTimeout: 30_000,
    requireHostHeader: false, // what lacks one is refused here, so that the journal has it
  })
  const inTurn = (run: (exchange: Exchange) => void) => (message: IncomingMessage, response: ServerResponse) => {
    const exchange = { message, response }
    turns.take(exchange, () => run(exchange))
  }
  server.on('request', inTurn(serve))
  server.on(
    'checkExpectation',
    inTurn((exchange) => refuse(exchange, 417, 'nothing but 100-continue may be expected')),
  )
  server.on('clientError', refuseUnparsed(core, bounds, turns, refuse))
  server.on('connect', refuseConnect(core, turns))
  // Who says that no more is to come still gets what was asked for. Not in Node's documents, but there since its beginning.
  Object.assign(server, { httpAllowHalfOpen: true })
  server.maxConnections = bounds.maxConnections
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo // a TCP server's address is never a string
  return {
    ...stubOf(core),
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${address.port}${basePathOf(basePath)}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/**
 * Sends after a delay; without one, as soon as everything that has arrived by now is answered. A write wakes whoever waits
 * for it, which costs more than an answer, so those that are due together leave together.
 */
const sendAfter = (delay: number, send: () => void): void => {
  if (delay > 0) setTimeout(send, delay).unref()
  else setImmediate(send)
}

const serving = (core: Core, options: ServerOptions, maxBodyBytes: number) => {
  const { states = false, basePath = '', cors } = options
  const extra: HttpHeaders = cors === undefined ? [] : corsHeaders(cors)
  const asksFirst = cors === undefined ? () => O.none : preflight(cors)
  const statesAt = comparable(basePathOf(basePath) + statesPath)
  const isStates = ({ method, url }: HttpRequest): boolean =>
    states && method === 'POST' && comparable(targetOf(url).path) === statesAt
  /** What is answered here; `undefined` where the core answers. */
  const ownAnswer = (request: HttpRequest, message: IncomingMessage) => {
    const asked = asksFirst(request)
    if (O.isSome(asked)) return { response: asked.value, refused: null }
    return isStates(request) ? changeState(core.states, request, message.socket.remoteAddress ?? '') : undefined
  }
  const deliveryOf = (request: HttpRequest, message: IncomingMessage): Delivery => {
    const own = ownAnswer(request, message)
    if (own !== undefined) {
      core.record(request, own.response.status, own.refused)
      return whole(own.response)
    }
    const delivery = core.deliver(request)
    return extra.length === 0 ? delivery : { ...delivery, response: withHeaders(extra, delivery.response) }
  }
  const refuse: Refuse = ({ message, response }, status, reason) => {
    core.record(headOf(message), status, reason)
    const refusal = { status, headers: [['Connection', 'close'] as const], body: new Uint8Array() }
    response.once('finish', () => message.socket.destroySoon())
    send(response, withHeaders(extra, refusal), 'never')
  }
  const answer = (request: HttpRequest, { message, response }: Exchange): void => {
    const delivery = deliveryOf(request, message)
    sendAfter(delivery.delay, () => orDefect(response, () => send(response, delivery.response, delivery.breaks)))
  }
  const serve = (exchange: Exchange): void => {
    const hosts = hostsOf(exchange.message)
    if (hosts > 1 || (hosts === 0 && exchange.message.httpVersion === '1.1')) {
      refuse(exchange, 400, hosts === 0 ? 'the request has no Host' : 'the request has more than one Host')
      return
    }
    readRequest(exchange.message, maxBodyBytes, (request) => {
      if (O.isNone(request)) refuse(exchange, 413, `the body is longer than ${maxBodyBytes} bytes`)
      else orDefect(exchange.response, () => answer(request.value, exchange))
    })
  }
  return { serve, refuse }
}

/** How many there are: `headers` has the first only. */
const hostsOf = ({ rawHeaders }: IncomingMessage): number =>
  rawHeaders.filter((name, i) => i % 2 === 0 && name.length === 4 && name.toLowerCase() === 'host').length

/** No input should make it throw: a 500 is a defect of the stub, and says so. */
const orDefect = (response: ServerResponse, run: () => void): void => {
  try {
    run()
  } catch (defect) {
    if (response.headersSent) response.destroy()
    else send(response, failed(defect), 'never')
  }
}

const failed = (defect: unknown): HttpResponse => ({
  status: 500,
  headers: [['Content-Type', 'text/plain; charset=utf-8']],
  body: new TextEncoder().encode(`a defect of the stub: ${defect instanceof Error ? defect.name : 'unknown'}`),
})

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
