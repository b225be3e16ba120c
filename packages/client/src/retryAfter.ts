import { type HttpHeaders, header } from '@so-email/wire'
import { option as O } from 'fp-ts'

/** What `Retry-After` asks to wait, in milliseconds from `now`: seconds or an HTTP date; `null` without one. */
export const retryAfter = (headers: HttpHeaders, now: number): number | null => {
  const value = O.toNullable(header('Retry-After')(headers))?.trim()
  if (value === undefined) return null
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const date = /^[A-Z][a-z]{2,8},? /.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
