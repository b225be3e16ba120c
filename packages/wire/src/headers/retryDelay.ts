import { function as F, option as O } from 'fp-ts'
import { type HttpHeaders, header } from '../HttpHeaders.js'
import * as RetryAfter from './RetryAfter.js'

/**
 * How many milliseconds from `now` a client has to wait by the `Retry-After` of a response; `none` without a valid one.
 *
 * @category headers
 */
export const retryDelay = (now: number): ((headers: HttpHeaders) => O.Option<number>) =>
  F.flow(header(RetryAfter.name), O.chain(RetryAfter.read(now)))
