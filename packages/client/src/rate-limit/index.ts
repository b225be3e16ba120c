/** Limits of the requests of a client, for both faces. */
export type { RateLimit } from '../settings/RateLimit.js'
export { type RateLimitOptions, rateLimit } from './rateLimit.js'
