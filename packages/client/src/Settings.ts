/**
 * What a call goes by, once defaults, configuration and the call's own options are one. The rule: what stands nearer to
 * the call wins, and at the same distance `headers` win over the option that writes the same header. An explicit
 * `Authorization` therefore replaces an `auth` that stands as near or farther, and any `Authorization` an XSRF token.
 */
import { type HttpHeaders, header, json, type MediaType, type Transport } from '@so-email/wire'
import { option as O } from 'fp-ts'
import type { Auth } from './Auth.js'
import type { CallOptions, ClientConfig } from './ClientConfig.js'
import type { OnEvent } from './ClientEvent.js'
import type { RetryPolicy } from './combinators/retry.js'

export interface Settings {
  readonly baseUrl: string | (() => string)
  /** `null` where `headers` say who asks. */
  readonly auth: Auth | null
  readonly headers: HttpHeaders
  readonly contentType: MediaType
  readonly accept: MediaType
  readonly timeout: number
  readonly maxResponseBytes: number
  readonly retry: RetryPolicy | false
  readonly transport: Transport
  readonly onEvent: OnEvent | null
  readonly signal: AbortSignal
}

export const defaultRetry: RetryPolicy = { attempts: 3, baseDelay: 200, maxDelay: 5000 }

/** The settings of a client. */
export const settingsOf = (config: ClientConfig, transport: Transport): Settings =>
  override(
    {
      baseUrl: config.baseUrl,
      auth: null,
      headers: [],
      contentType: json,
      accept: json,
      timeout: 30_000,
      maxResponseBytes: 10 * 1024 * 1024,
      retry: defaultRetry,
      transport,
      onEvent: null,
      signal: new AbortController().signal,
    },
    config,
  )

/** The settings with what stands nearer to the call. */
export const override = (settings: Settings, options: CallOptions): Settings => {
  const { headers: _, auth = settings.auth, retry, ...given } = options
  const farther =
    options.auth === undefined ? settings.headers : without(['authorization', 'x-xsrf-token'])(settings.headers)
  const headers = headersOf(options).reduce(replace, farther)
  const has = (name: string) => O.isSome(header(name)(headers))
  const isNamed = has('Authorization') || (auth?.scheme === 'Xsrf' && has('X-XSRF-TOKEN'))
  const isAuthorized = has('Authorization') || (auth !== null && auth.scheme !== 'Xsrf')
  return {
    ...settings,
    ...defined(given),
    auth: isNamed ? null : auth,
    retry: retry === undefined ? settings.retry : retry && { ...defaultRetry, ...settings.retry, ...defined(retry) },
    headers: isAuthorized ? without(['x-xsrf-token'])(headers) : headers,
  }
}

/** The header fields of one level, what wins last. */
const headersOf = (options: CallOptions): HttpHeaders =>
  Object.entries({
    'Accept-Language': options.language,
    'SO-Language': options.soLanguage,
    'SO-Culture': options.soCulture,
    'SO-TimeZone': options.soTimeZone,
    'SO-AppToken': options.appToken,
    ...options.headers,
  }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))

const without =
  (names: ReadonlyArray<string>) =>
  (headers: HttpHeaders): HttpHeaders =>
    headers.filter(([name]) => !names.includes(name.toLowerCase()))

/** The fields with one in place of all of its name. */
export const replace = (headers: HttpHeaders, field: HttpHeaders[number]): HttpHeaders => [
  ...without([field[0].toLowerCase()])(headers),
  field,
]

/** Without what is given as `undefined`, which JavaScript's callers take for not given. */
const defined = <A extends object>(given: A): A =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as A // `A` without absent values is `A`
