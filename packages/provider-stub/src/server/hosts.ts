/**
 * The names under which a stub is reached. A page can let its own name resolve to this machine and then read and write the
 * accounts as if they were its own (DNS rebinding), so a stub on a loopback address answers only to names of this machine.
 */
import { isIPv6 } from 'node:net'
import { type HttpHeaders, header } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import { isLoopback } from './isLoopback.js'

/** The `Host` of a request, as it was written. */
export const hostField: (headers: HttpHeaders) => O.Option<string> = header('Host')

/** The host of a `Host`: without its port, and an IPv6 address without its brackets. */
export const hostOf = (field: string): string => withoutBrackets(withoutPort(field.toLowerCase()))

/** The host that a request names; `none` without `Host`. */
export const hostIn: (headers: HttpHeaders) => O.Option<string> = F.flow(hostField, O.map(hostOf))

const withoutBrackets = (host: string): string =>
  host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host

const withoutPort = (host: string): string => {
  const colon = host.lastIndexOf(':')
  return colon >= 0 && /^\d*$/.test(host.slice(colon + 1)) ? host.slice(0, colon) : host
}

/** Whether a host is a name of this machine, or one of the allowed names, which are in lower case. */
export const isOwnHost = (allowed: ReadonlyArray<string>, host: string): boolean =>
  isLoopback(host) || host.endsWith('.localhost') || allowed.includes(host)

/** Whether a text can be the host of a `Host` field. */
export const isHost = (text: string): boolean => /^[^\s/:@?#[\]]+$/.test(text) || isIPv6(text)
