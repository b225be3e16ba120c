import { function as F, option as O } from 'fp-ts'
import { type HttpHeaders, header } from '../HttpHeaders.js'
import * as RetryAfter from './RetryAfter.js'

/**
 * How long a response lets its client wait from `now`, in milliseconds: what its `Retry-After` reads as; `none` without a good one.
 *
 * @category headers
 */
export const retryDelay = (now: number): ((headers: HttpHeaders) => O.Option<RetryAfter.RetryAfter>) =>
  F.flow(header(RetryAfter.name), O.chain(RetryAfter.read(now)))
