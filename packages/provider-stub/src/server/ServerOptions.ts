/** The options of a stub on a socket, and the settings of its server according to them. */
import { either as E, function as F, option as O } from 'fp-ts'
import { basePathOf, comparable } from '../router.js'
import { parseOptions, type StubOptions } from '../StubOptions.js'
import type { StubStart } from '../StubRuntime.js'
import { type Bounds, parseBounds } from './Bounds.js'
import { isOrigin } from './cors.js'
import { statesPath } from './statesEndpoint.js'

/** The further options of a stub on a socket. All have defaults. */
export interface ServerOptions extends StubOptions {
  /** The port; a free one by default, and for 0. */
  readonly port?: number
  /** The address; a loopback address by default. Under any other, everyone who reaches this machine can read and write the accounts. */
  readonly host?: string
  /** Whether `POST /_stub/states` enters provider states, as Pact verifiers do; off by default. */
  readonly states?: boolean
  /** The origin whose pages may call the stub from a browser, or `*`; none by default. */
  readonly cors?: string
  /** What one client may take of the stub; each bound has its default. */
  readonly bounds?: Partial<Bounds>
}

/** The options of a server, checked. */
export interface ServerSettings {
  readonly start: StubStart
  readonly port: number
  readonly host: string
  /** As it stands in the URL. */
  readonly basePath: string
  /** The path of the states endpoint, in the form in which paths are compared; `none` if it is off. */
  readonly statesPath: O.Option<string>
  readonly cors: O.Option<string>
  readonly bounds: Bounds
}

const parsePort: (port: number) => E.Either<string, number> = E.fromPredicate(
  (port) => Number.isInteger(port) && port >= 0 && port <= 65_535,
  (port) => `${port} is not a port`,
)

const parseOrigin: (origin: string) => E.Either<string, string> = E.fromPredicate(
  isOrigin,
  (origin) => `${origin} is not an origin, as http://localhost:5173, or *`,
)

/** The settings of a server with these options, or the reason why there cannot be such a server. */
export const parseServerOptions = (options: ServerOptions): E.Either<string, ServerSettings> => {
  const { port = 0, host = '127.0.0.1', states = false, basePath = '', cors } = options
  return F.pipe(
    E.Do,
    E.apS('port', parsePort(port)),
    E.apS('cors', O.traverse(E.Applicative)(parseOrigin)(O.fromNullable(cors))),
    E.apS('bounds', parseBounds(options.bounds)),
    E.bind('start', ({ bounds }) => parseOptions(options, bounds.maxBodyBytes)),
    E.map((parsed) => ({
      ...parsed,
      host,
      basePath: basePathOf(basePath),
      statesPath: states ? O.some(comparable(basePathOf(basePath) + statesPath)) : O.none,
    })),
  )
}
