/** The stub on a socket: the only place of the package that opens one. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'
import { function as F, option as O, taskEither as TE } from 'fp-ts'
import { makeStubRuntime } from '../runtime/StubRuntime.js'
import { type Stub, stubOf } from '../Stub.js'
import type { MakeRuntime } from '../ui/observe.js'
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
  /** Stops listening and closes every connection. */
  readonly close: () => Promise<void>
}

/** Listens and answers, or fails with the error of the platform. */
const listen = (settings: ServerSettings, makePage: O.Option<MakePage>): TE.TaskEither<Error, RunningStub> => {
  const { host, port, bounds } = settings
  const makeRuntime: MakeRuntime = (start) => makeStubRuntime(start)
  const ui = F.pipe(
    makePage,
    O.map((make) => make(makeRuntime)),
  )
  const runtime = O.isSome(ui) ? ui.value.runtime : makeRuntime(settings.start)
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
      ...stubOf(runtime),
      url: `http://${isIPv6(host) ? `[${host}]` : host}:${portOf(server)}${settings.basePath}`,
      close: () =>
        new Promise((closed) => {
          server.close(() => closed())
          server.closeAllConnections()
        }),
    })),
  )
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port // a TCP server's address is never a string

const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))

/** What makes the page of the runtime that this makes. */
type MakePage = (makeRuntime: MakeRuntime) => Ui

/** The page, if there is to be one. Only then is its code loaded. */
const loadPage = ({ start, basePath, uiPath }: ServerSettings): TE.TaskEither<Error, O.Option<MakePage>> =>
  O.isNone(uiPath)
    ? TE.right(O.none)
    : TE.tryCatch(async () => {
        const [{ makeUi }, { readPageFiles }] = await Promise.all([
          import('../ui/Ui.js'),
          import('../ui/readPageFiles.js'),
        ])
        const files = await readPageFiles()
        return O.some((makeRuntime) => makeUi(start, makeRuntime, files, `${basePath}/_stub`))
      }, toError)

/** The same as `startStub`, with its errors as values. */
export const start = (options: ServerOptions): TE.TaskEither<Error, RunningStub> =>
  F.pipe(
    TE.fromEither(parseServerOptions(options)),
    TE.mapLeft((reason): Error => new TypeError(reason)),
    TE.bindTo('settings'),
    TE.bind('makePage', ({ settings }) => loadPage(settings)),
    TE.chain(({ settings, makePage }) => listen(settings, makePage)),
  )

/** Starts a stub. Rejects with a `TypeError` for invalid options, and with Node's error if the port cannot be listened on. */
export const startStub = (options: ServerOptions = {}): Promise<RunningStub> =>
  F.pipe(
    start(options),
    TE.getOrElse((error) => () => Promise.reject(error)),
  )()
