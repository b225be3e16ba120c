/** The stub on a socket: the only place of the package that opens one. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { types } from 'node:util'
import { function as F, option as O, taskEither as TE } from 'fp-ts'
import { inMemory, type Kept } from '../runtime/Keeper.js'
import { makeKeptChanges } from '../runtime/keptChanges.js'
import { makeStubRuntime } from '../runtime/StubRuntime.js'
import { type Stub, stubOf } from '../Stub.js'
import type { Ui } from '../ui/Ui.js'
import { makeRequestQueue, type SocketExchange } from './RequestQueue.js'
import { headOf } from './readRequest.js'
import { refuseConnect, refuseUnparsed } from './refuseUnparsed.js'
import { parseServerOptions, type ServerOptions, type ServerSettings } from './ServerOptions.js'
import { makeService } from './serve.js'

/** A stub that listens until it is closed. */
export interface RunningStub extends Stub {
  /** The site, as clients take it: with its base path, without `/api`. */
  readonly url: string
  /**
   * Resolves when everything that code has changed until now (provider states, faults, rules, a reset) is kept in `data`. Rejects
   * with a `NotKeptException` if a change was not kept and that was not reported yet: the stub has undone it. Without `data` it
   * resolves at once.
   */
  readonly kept: () => Promise<void>
  /** Stops listening and closes every connection. Rejects as `kept` does, when everything is closed. */
  readonly close: () => Promise<void>
}

/** Listens and answers, or fails with the error of the platform. */
const listen = (
  settings: ServerSettings,
  { makeKeeper, close }: Kept,
  ui: O.Option<Ui>,
): TE.TaskEither<Error, RunningStub> => {
  const { host, port, bounds } = settings
  const runtime = O.isSome(ui) ? ui.value.runtime : makeStubRuntime(settings.start, makeKeeper)
  const changes = makeKeptChanges(runtime)
  const queue = makeRequestQueue(bounds.maxPipelined, ({ message }) =>
    runtime.record(
      headOf(message),
      503,
      `more than ${bounds.maxPipelined} requests wait on the connection, which is closed`,
    ),
  )
  const { serve, refuse } = makeService(runtime, settings, ui)
  const queued = (run: (exchange: SocketExchange) => void) => (message: IncomingMessage, response: ServerResponse) => {
    const exchange = { message, response }
    queue.enqueue(exchange, () => run(exchange))
  }
  const server = createServer({
    maxHeaderSize: bounds.maxHeaderBytes,
    headersTimeout: bounds.headersTimeout,
    requestTimeout: bounds.requestTimeout,
    connectionsCheckingInterval: Math.min(1_000, bounds.headersTimeout || 1_000),
    keepAliveTimeout: 30_000,
    requireHostHeader: false, // a request without it is refused by `serve`, so that the journal has it
  })
  server.on('request', queued(serve))
  server.on(
    'checkExpectation',
    queued((exchange) => refuse(exchange, 417, 'nothing but 100-continue may be expected')),
  )
  server.on('clientError', refuseUnparsed(runtime, bounds, queue, refuse))
  server.on('connect', refuseConnect(runtime, queue))
  // Node gives the socket of a CONNECT away, and `closeAllConnections` leaves it open.
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  // A client that ends its side still gets its responses. Not in Node's documents, but there since its beginning.
  Object.assign(server, { httpAllowHalfOpen: true })
  server.maxConnections = bounds.maxConnections
  server.maxHeadersCount = 0 // Node would drop what is beyond its maximum; `answer` refuses it
  return F.pipe(
    TE.tryCatch(
      () =>
        new Promise<void>((resolve, reject) => {
          server.once('error', reject)
          server.listen(port, host, resolve)
        }),
      toError,
    ),
    TE.map(() => ({
      ...stubOf(changes.runtime),
      url: `http://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}${settings.basePath}`,
      kept: changes.kept,
      close: () =>
        new Promise<void>((closed) => {
          server.close(() => void close().then(closed))
          for (const socket of sockets) socket.destroy()
        }).then(changes.report),
    })),
  )
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port // a TCP server's address is never a string

/** In Jest the errors of Node are those of another realm. */
const toError = (thrown: unknown): Error => (types.isNativeError(thrown) ? thrown : new Error(String(thrown)))

/** The page, if there is to be one. Only then is its code loaded. */
const loadUi = (
  { start, basePath, uiPath }: ServerSettings,
  { makeKeeper }: Kept,
): TE.TaskEither<Error, O.Option<Ui>> =>
  O.isNone(uiPath)
    ? TE.right(O.none)
    : TE.tryCatch(async () => {
        const [{ makeUi }, { readPageFiles }] = await Promise.all([
          import('../ui/Ui.js'),
          import('../ui/readPageFiles.js'),
        ])
        return O.some(makeUi(start, makeKeeper, await readPageFiles(), `${basePath}/_stub`))
      }, toError)

/** The same as `startStub`, with its errors as values. */
export const start = (options: ServerOptions): TE.TaskEither<Error, RunningStub> =>
  F.pipe(
    TE.fromEither(parseServerOptions(options)),
    TE.mapLeft((reason): Error => new TypeError(reason)),
    TE.bindTo('settings'),
    TE.bind('kept', ({ settings }) => keep(settings)),
    TE.chain(({ settings, kept }) =>
      F.pipe(
        loadUi(settings, kept),
        TE.chain((ui) => listen(settings, kept, ui)),
        TE.orElseFirstTaskK(() => kept.close),
      ),
    ),
  )

/** In memory, or in a store, which is loaded when it is wanted. */
const keep = ({ data, start }: ServerSettings): TE.TaskEither<Error, Kept> =>
  F.pipe(
    data,
    O.match(
      () => TE.right(inMemory),
      (location) =>
        F.pipe(
          TE.fromTask(() => import('../data/keepIn.js')),
          TE.chain(({ keepIn }) => keepIn(location, start.state)),
          TE.mapLeft((reason) => new Error(`the option data: ${reason}`)),
        ),
    ),
  )

/**
 * Starts a stub. Rejects with a `TypeError` for invalid options, with Node's error if the port cannot be listened on, and with an
 * `Error` if `data` cannot be opened.
 */
export const startStub = (options: ServerOptions = {}): Promise<RunningStub> =>
  F.pipe(
    start(options),
    TE.getOrElse((error) => () => Promise.reject(error)),
  )()
