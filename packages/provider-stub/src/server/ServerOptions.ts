/** The options of a stub on a socket, and the settings of its server according to them. */
import { either as E, function as F, option as O } from 'fp-ts'
import { checkOptions } from '../options/checkOptions.js'
import { type StubOptions, startOf } from '../options/StubOptions.js'
import { shownValue } from '../refusal/shown.js'
import { basePathOf, comparable } from '../routing/router.js'
import type { StubStart } from '../runtime/StubRuntime.js'
import { type Bounds, parseBounds } from './Bounds.js'
import { isOrigin } from './cors.js'
import { isHost } from './hosts.js'
import { isLoopback } from './isLoopback.js'
import { statesPath } from './statesEndpoint.js'

/** The further options of a stub on a socket. All have defaults. */
export interface ServerOptions extends StubOptions {
  /** The port; a free one by default, and for 0. */
  readonly port?: number
  /** The address; a loopback address by default. Under any other, everyone who reaches this machine can read and write the accounts. */
  readonly host?: string
  /**
   * Further names in `Host` under which a stub on a loopback address answers, and its page and provider states on any address; by
   * default only the names of this machine.
   */
  readonly allowHosts?: ReadonlyArray<string>
  /** Whether `POST /_stub/states` enters provider states, as Pact verifiers do; off by default. */
  readonly states?: boolean
  /** Whether the stub has a page at `/_stub/`, which shows and changes it on this machine; off by default. */
  readonly ui?: boolean
  /** The origin whose pages may call the stub from a browser, or `*`; none by default. */
  readonly cors?: string
  /** What one client may take of the stub; each bound has its default. */
  readonly bounds?: Partial<Bounds>
  /**
   * Where accounts and provider states are kept: the path of a file, which one stub uses at a time, or
   * `postgres://user:password@host/database`, which several may share. In memory by default. It holds the passwords of accounts. An
   * empty one is filled with `accounts`.
   */
  readonly data?: string
}

/** The options of a server, checked. */
export interface ServerSettings {
  readonly start: StubStart
  readonly port: number
  readonly host: string
  /** The names in `Host` besides those of this machine, in lower case. */
  readonly allowedHosts: ReadonlyArray<string>
  /** Whether operations too are only for those names. */
  readonly checksHost: boolean
  /** As it stands in the URL. */
  readonly basePath: string
  /** The path of the states endpoint, in the form in which paths are compared; `none` if it is off. */
  readonly statesPath: O.Option<string>
  /** The path below which the page is, in the form in which paths are compared; `none` if there is no page. */
  readonly uiPath: O.Option<string>
  readonly cors: O.Option<string>
  readonly bounds: Bounds
  /** The location of a store; `none` for memory. */
  readonly data: O.Option<string>
}

/** Node takes an empty address for all addresses. */
const parseHost: (host: string) => E.Either<string, string> = E.fromPredicate(
  (host) => isHost(host),
  (host) => `${shownValue(host)} is not a host`,
)

const parseHosts: (hosts: ReadonlyArray<string>) => E.Either<string, ReadonlyArray<string>> = E.traverseArray((host) =>
  F.pipe(host.toLowerCase(), parseHost),
)

const parsePort: (port: number) => E.Either<string, number> = E.fromPredicate(
  (port) => Number.isInteger(port) && port >= 0 && port <= 65_535,
  (port) => `${port} is not a port`,
)

const parseOrigin: (origin: string) => E.Either<string, string> = E.fromPredicate(
  isOrigin,
  (origin) => `${origin} is not an origin, as http://localhost:5173, or *`,
)

const parseData: (data: string) => E.Either<string, string> = E.fromPredicate(
  (data) => data !== '',
  () => 'the option data is empty',
)

/** The settings of a server with these options, or the reason why there cannot be such a server. */
export const parseServerOptions = (options: ServerOptions): E.Either<string, ServerSettings> =>
  F.pipe(checkOptions(options), E.chain(parseChecked))

const parseChecked = (options: ServerOptions): E.Either<string, ServerSettings> => {
  const { port = 0, host = '127.0.0.1', allowHosts = [], states = false, ui = false, basePath = '', cors } = options
  return F.pipe(
    E.Do,
    E.apS('host', parseHost(host)),
    E.apS('allowedHosts', parseHosts(allowHosts)),
    E.apS('port', parsePort(port)),
    E.apS('cors', O.traverse(E.Applicative)(parseOrigin)(O.fromNullable(cors))),
    E.apS('bounds', parseBounds(options.bounds)),
    E.apS('data', O.traverse(E.Applicative)(parseData)(O.fromNullable(options.data))),
    E.bind('start', ({ bounds }) => startOf(options, bounds.maxBodyBytes)),
    E.map((parsed) => ({
      ...parsed,
      checksHost: isLoopback(host),
      basePath: basePathOf(basePath),
      statesPath: states ? O.some(comparable(basePathOf(basePath) + statesPath)) : O.none,
      uiPath: ui ? O.some(comparable(`${basePathOf(basePath)}/_stub`)) : O.none,
    })),
  )
}
