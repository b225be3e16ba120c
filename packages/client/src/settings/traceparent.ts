/** The option `traceparent`: which trace a request belongs to. Source: Trace Context of the W3C. */
import { option as O } from 'fp-ts'
import { option } from './option.js'

/** Gives the trace of a request. */
export type Traceparent = () => unknown

export const isTraceparent = (given: unknown): given is string =>
  typeof given === 'string' && /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/.test(given)

/** The codec of the option: a text, or a function that gives one for each request. */
export const traceparent = /*#__PURE__*/ option<Traceparent>(
  'a traceparent, as 00-<32 digits>-<16 digits>-01',
  (given) => {
    if (typeof given === 'function') return O.some(given as Traceparent) // what it gives is checked
    return isTraceparent(given) ? O.some(() => given) : O.none
  },
)
