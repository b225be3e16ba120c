import { type HttpHeaders, header } from '@so-email/wire'
import { option as O } from 'fp-ts'

/** What `Retry-After` asks to wait, in milliseconds from `now`: seconds or an HTTP date; `null` without one. */
export const retryAfter = (headers: HttpHeaders, now: number): number | null => {
  const value = O.toNullable(header('Retry-After')(headers))?.trim()
  if (value === undefined) return null
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, Number.MAX_SAFE_INTEGER)
  // The form of asctime names no zone, and means GMT.
  const date = /^[A-Z][a-z]{2,8},? /.test(value) ? Date.parse(value.replace(/:\d\d(?: \d{4})?$/, '$& GMT')) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
