/** How an operation crosses the wire: messages as plain data, the transport port, media types and headers. */
export { type HttpHeaders, header } from './HttpHeaders.js'
export type { HttpRequest } from './HttpRequest.js'
export type { HttpResponse } from './HttpResponse.js'
export * as AcceptLanguage from './headers/AcceptLanguage.js'
export * as Authorization from './headers/Authorization.js'
export type { HeaderFailure, HeaderField } from './headers/HeaderField.js'
export * as SoAppToken from './headers/SoAppToken.js'
export * as SoCulture from './headers/SoCulture.js'
export * as SoLanguage from './headers/SoLanguage.js'
export * as SoTimeZone from './headers/SoTimeZone.js'
export * as XsrfToken from './headers/XsrfToken.js'
export { type Found, findMediaType } from './media-types/findMediaType.js'
export { form, readQuery, writeQuery } from './media-types/form.js'
export { json } from './media-types/json.js'
export { jsonPatch } from './media-types/jsonPatch.js'
export {
  contentTypeOf,
  type MediaType,
  maxBytes,
  maxDepth,
  named,
  type Position,
  type ReadFailure,
  type ReadLimits,
  type WriteFailure,
} from './media-types/MediaType.js'
export { mergePatch } from './media-types/mergePatch.js'
export { negotiate } from './media-types/negotiate.js'
export { xml } from './media-types/xml.js'
export type { ConnectionFailure, Transport, TransportError, TransportLimits } from './Transport.js'
