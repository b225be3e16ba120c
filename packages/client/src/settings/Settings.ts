/**
 * What a call goes by, once defaults, configuration and the call's own options are one. The rule: what stands nearer to
 * the call wins, and at the same distance `headers` win over the option that writes the same header. An explicit
 * `Authorization` therefore replaces an `auth` that stands as near or farther, and any `Authorization` an XSRF token.
 */
import { conceal } from '@so-email/codecs'
import {
  AcceptLanguage,
  type HeaderFailure,
  type HeaderField,
  json,
  type MediaType,
  SoAppToken,
  SoCulture,
  SoLanguage,
  SoTimeZone,
  type Transport,
} from '@so-email/wire'
import { either as E } from 'fp-ts'
import type { Auth } from '../auth/Auth.js'
import type { OnEvent } from '../events/ClientEvent.js'
import type { RetryPolicy } from '../features/retry.js'
import type { CallOptions, ClientConfig } from './ClientConfig.js'

/** Header fields, each with its value or with why it has none. */
export type HeaderFields = ReadonlyArray<readonly [name: string, value: E.Either<HeaderFailure, string>]>

export interface Settings {
  readonly baseUrl: string | (() => string)
  /** `null` where `headers` say who asks. */
  readonly auth: Auth | null
  readonly headers: HeaderFields
  readonly contentType: MediaType
  readonly accept: MediaType
  readonly timeout: number
  readonly maxResponseBytes: number
  readonly retry: RetryPolicy | false
  readonly transport: Transport
  readonly onEvent: OnEvent | null
  readonly signal: AbortSignal
}

const defaultRetry: RetryPolicy = { attempts: 3, baseDelay: 200, maxDelay: 5000 }

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
  const has = (wanted: string) => headers.some(([name]) => name.toLowerCase() === wanted)
  const isNamed = has('authorization') || (auth?.scheme === 'Xsrf' && has('x-xsrf-token'))
  const isAuthorized = has('authorization') || (auth !== null && auth.scheme !== 'Xsrf')
  return {
    ...settings,
    ...defined(given),
    auth: isNamed ? null : auth,
    retry: retry === undefined ? settings.retry : retry && { ...defaultRetry, ...settings.retry, ...defined(retry) },
    headers: isAuthorized ? without(['x-xsrf-token'])(headers) : headers,
  }
}

/** The header fields of one level, what wins last. Members of the headers, not the headers: a bundle needs no reader. */
const headersOf = (options: CallOptions): HeaderFields => [
  ...field(AcceptLanguage.name, AcceptLanguage.write, options.language),
  ...field(SoLanguage.name, SoLanguage.write, options.soLanguage),
  ...field(SoCulture.name, SoCulture.write, options.soCulture),
  ...field(SoTimeZone.name, SoTimeZone.write, inZone(options.soTimeZone)),
  ...field(SoAppToken.name, SoAppToken.write, options.appToken === undefined ? undefined : conceal(options.appToken)),
  ...Object.entries(options.headers ?? {}).map(([name, value]) => [name, E.right(value)] as const),
]

const field = <A>(name: string, write: HeaderField<A>['write'], value: A | undefined): HeaderFields =>
  value === undefined ? [] : [[name, write(value)]]

const inZone = (zone: CallOptions['soTimeZone']): SoTimeZone.SoTimeZone | undefined =>
  typeof zone === 'string' ? { zone, includeOffset: false } : zone

const without =
  (names: ReadonlyArray<string>) =>
  (headers: HeaderFields): HeaderFields =>
    headers.filter(([name]) => !names.includes(name.toLowerCase()))

/** The fields with one in place of all of its name. */
export const replace = (headers: HeaderFields, field: HeaderFields[number]): HeaderFields => [
  ...without([field[0].toLowerCase()])(headers),
  field,
]

/** Without what is given as `undefined`, which JavaScript's callers take for not given. */
const defined = <A extends object>(given: A): A =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as A // `A` without absent values is `A`
