/**
 * undici's pools of connections, as a proxy of the environment wants them: `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`.
 *
 * undici's own time limits for an answer are off: the call has one. The one for connecting stays, because a request that never
 * left may be sent again.
 */
import { Socket } from 'node:net'
import type { buildConnector, Dispatcher, Pool } from 'undici'

export interface Connections {
  readonly dispatcher: Dispatcher
  /** Closes all of them, those that are just being made included. */
  readonly release: () => Promise<void>
}

/** How long a proxy may take to make a tunnel, in milliseconds: as long as undici lets a connection take. */
const longestConnecting = 10_000

/** undici is loaded here. `connections` is how many there are at most to one origin. */
export const openConnections = async (connections: number): Promise<Connections> => {
  const undici = await import('undici')
  const sockets = new Set<Socket>()
  // undici gives the pool of a proxy none of its limits.
  const pool = (origin: string | URL, options: Pool.Options): Pool =>
    new undici.Pool(origin, {
      connections,
      headersTimeout: 0,
      bodyTimeout: 0,
      ...options,
      connect: watched(connectorOf(options) ?? undici.buildConnector({}), sockets),
    })
  const tunnels = (origin: string | URL, options: Pool.Options): Pool =>
    pool(origin, { ...options, headersTimeout: longestConnecting })
  // The environment is read once; without a proxy in it, no request is compared with its rules.
  const proxies = ['http_proxy', 'https_proxy'].map((name) => process.env[name] ?? process.env[name.toUpperCase()])
  const proxied = (): Dispatcher => {
    try {
      // undici's own connections through SOCKS have no limits, and outlive it.
      if (proxies.some((proxy) => proxy?.trim().toLowerCase().startsWith('socks'))) noProxy()
      // As `curl` does: plain HTTP goes to the proxy by its full URL, and only TLS through a tunnel.
      return new undici.EnvHttpProxyAgent({ factory: pool, clientFactory: tunnels, proxyTunnel: false })
    } catch {
      // What undici throws shows the URL, which may hold a password.
      return new undici.Agent({ factory: noProxy })
    }
  }
  const dispatcher = proxies.some(Boolean) ? proxied() : new undici.Agent({ factory: pool })
  const release = async () => {
    await dispatcher.destroy()
    for (const socket of sockets) socket.destroy()
  }
  return { dispatcher, release }
}

/** Makes no connection at all: a caller who configured a proxy does not want to go without it. */
const noProxy = (): never => {
  throw new Error('HTTP_PROXY or HTTPS_PROXY is not the URL of an HTTP proxy')
}

const connectorOf = ({ connect }: Pool.Options): buildConnector.connector | null =>
  typeof connect === 'function' ? connect : null

/**
 * A connector that keeps its open sockets where they can be found: undici forgets those whose TLS handshake is under way.
 * And what a proxy does wrong is an error of ours: where a proxy hangs up, undici would connect again without end.
 */
const watched =
  (connect: buildConnector.connector, sockets: Set<Socket>): buildConnector.connector =>
  (options, callback) => {
    // Not in its type: what undici's own connectors return. The one of a tunnel returns none; its socket is the proxy's.
    const socket: unknown = connect(options, (...[error, connected]) =>
      error === null ? callback(null, connected) : callback(new Error('no connection', { cause: error }), null),
    )
    if (!(socket instanceof Socket)) return
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  }
