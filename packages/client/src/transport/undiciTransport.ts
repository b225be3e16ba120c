/**
 * A transport on undici, for Node: connections are kept and shared, redirects are responses, compressed bodies are decoded.
 * undici is loaded when the first request is sent. `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are honoured.
 */
import type { OpenTransport } from './OpenTransport.js'
import { openPool, type UndiciOptions } from './openPool.js'

export type { OpenTransport } from './OpenTransport.js'
export type { UndiciOptions } from './openPool.js'

/** Opens a pool of connections of its own, which is yours to close. */
export const undiciTransport = (options?: UndiciOptions): OpenTransport => openPool(options)
