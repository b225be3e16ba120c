import { checked } from './option.js'

/** Which trace a request belongs to: a text, or a function that gives one. Source: Trace Context of the W3C. */
export type Traceparent = string | (() => unknown)

export const isTraceparent = (given: unknown): given is string =>
  typeof given === 'string' && /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/.test(given)

/** The codec of the option. What a function gives is checked for each request. */
export const traceparent = /*#__PURE__*/ checked<Traceparent>(
  'a traceparent of the W3C',
  (given) => typeof given === 'function' || isTraceparent(given),
)
