/** How an operation crosses the wire: messages as plain data, the transport port, media types and headers. */
export { type HttpHeaders, header } from './HttpHeaders.js'
export type { HttpRequest } from './HttpRequest.js'
export type { HttpResponse } from './HttpResponse.js'
export * as Authorization from './headers/Authorization.js'
export { json } from './media-types/json.js'
export {
  contentTypeOf,
  type MediaType,
  type Position,
  type ReadFailure,
  type WriteFailure,
} from './media-types/MediaType.js'
export type { ConnectionFailure, Transport, TransportError, TransportLimits } from './Transport.js'
