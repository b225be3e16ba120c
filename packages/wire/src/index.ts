/** How an operation crosses the wire: messages as plain data, the port to the network, media types, headers and queries. */
export * as base64 from './base64.js'
export { caseless } from './caseless.js'
export { combinedHeader, type HttpHeaders, header } from './HttpHeaders.js'
export type { HttpRequest } from './HttpRequest.js'
export type { HttpResponse } from './HttpResponse.js'
export * as AcceptLanguage from './headers/AcceptLanguage.js'
export * as Authorization from './headers/Authorization.js'
export type { HeaderFailure, HeaderField } from './headers/HeaderField.js'
export { isHarmless } from './headers/harmless.js'
export { type HeaderWriter, headerWriters } from './headers/headerWriters.js'
export * as RetryAfter from './headers/RetryAfter.js'
export { retryDelay } from './headers/retryDelay.js'
export * as SoAppToken from './headers/SoAppToken.js'
export * as SoCulture from './headers/SoCulture.js'
export * as SoLanguage from './headers/SoLanguage.js'
export * as SoTimeZone from './headers/SoTimeZone.js'
export type { TimeZone } from './headers/TimeZone.js'
export * as XsrfToken from './headers/XsrfToken.js'
export {
  type AnswerMediaType,
  answerMediaTypes,
  type RequestMediaType,
  requestMediaTypes,
} from './media-types/documented.js'
export { drawReadFailure } from './media-types/drawReadFailure.js'
export { ExactNumber } from './media-types/ExactNumber.js'
export { type Found, findMediaType } from './media-types/findMediaType.js'
export { form } from './media-types/form.js'
export { json } from './media-types/json.js'
export { jsonPatch } from './media-types/jsonPatch.js'
export {
  contentTypeOf,
  type MediaType,
  maxBytes,
  maxDepth,
  maxWritten,
  named,
  type Position,
  type ReadFailure,
  type ReadLimits,
  type WriteFailure,
} from './media-types/MediaType.js'
export { mergePatch } from './media-types/mergePatch.js'
export { negotiate } from './media-types/negotiate.js'
export { xml } from './media-types/xml.js'
export { type DescribedOperation, documentedHeaders, openApi } from './openApi.js'
export { readQuery, writeQuery } from './query.js'
export type {
  ConnectionFailure,
  ReceivedResponse,
  Transport,
  TransportError,
  TransportLimits,
  UnreadBody,
} from './Transport.js'
