/**
 * The settings of a call: defaults, configuration and the options of the call in one value that cannot be wrong. The most
 * specific setting wins: call, then client, then default. On the same level `headers` win over the option that writes the
 * same header. An explicit `Authorization` therefore replaces an `auth` of its own level or of a more general one, and any
 * `Authorization` replaces an XSRF token.
 */
import { type DecodeFailure, toDecodeFailure } from '@so-email/codecs'
import { type HttpHeaders, json, type MediaType } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import type { Auth } from '../auth/Auth.js'
import { unreadableInput } from '../errors/unreadableInput.js'
import type { OnEvent } from '../events/ClientEvent.js'
import { CallSignal, type Signal } from '../runtime/CallSignal.js'
import { guarded } from '../runtime/guarded.js'
import type { OwnTransport } from '../transport/OwnTransport.js'
import type { CallOptions, ClientConfig, RetryPolicy } from './ClientConfig.js'
import { defined } from './givenOptions.js'
import { Options } from './Options.js'
import type { Limit } from './RateLimit.js'
import type { Site } from './Site.js'
import type { Traceparent } from './traceparent.js'

export interface Settings {
  readonly site: Site
  /** `null` where `headers` hold the credentials. */
  readonly auth: Auth | null
  readonly headers: HttpHeaders
  readonly contentType: MediaType
  readonly accept: MediaType
  readonly timeout: number
  readonly maxResponseBytes: number
  readonly retry: RetryPolicy | false
  readonly rateLimit: Limit | null
  readonly transport: OwnTransport
  readonly traceparent: Traceparent | null
  readonly onEvent: OnEvent | null
  readonly onResponse: NonNullable<CallOptions['onResponse']>
  readonly signal: Signal
}

const defaultRetry: RetryPolicy = { attempts: 3, baseDelay: 200, maxDelay: 5000 }

const defaults = (transport: OwnTransport): Omit<Settings, 'site'> => ({
  auth: null,
  headers: [],
  contentType: json,
  accept: json,
  timeout: 30_000,
  maxResponseBytes: 10 * 1024 * 1024,
  retry: defaultRetry,
  rateLimit: null,
  transport,
  traceparent: null,
  onEvent: null,
  onResponse: F.constVoid,
  signal: new CallSignal(),
})

/** The settings of a client, or every problem in its configuration. `transport` is used if the configuration has none. */
export const parseSettings = (config: ClientConfig, transport: OwnTransport): E.Either<DecodeFailure, Settings> =>
  override(defaults(transport) as Settings, () => ({ ...required, ...defined(Object(config)) })) // with the site it is whole

/** What JavaScript may leave out; unless it is replaced it is refused. */
const required = { baseUrl: '', auth: null } as unknown as ClientConfig

/** The settings with the options of a more specific level. JavaScript may give options that throw, as a proxy does. */
export const override = (settings: Settings, options: () => CallOptions): E.Either<DecodeFailure, Settings> =>
  guarded(() => unreadableInput)(() =>
    F.pipe(
      Options.decode(options()),
      E.bimap(toDecodeFailure, (options) => merge(settings, options)),
    ),
  )()

const merge = (settings: Settings, options: Options): Settings => {
  const { baseUrl: site = settings.site, auth = settings.auth, retry, headers: ownHeaders = [], ...others } = options
  const { language, soLanguage, soCulture, soTimeZone, appToken, ...plain } = others
  const written = [language, soLanguage, soCulture, soTimeZone, appToken].filter((header) => header !== undefined)
  const replaced = Object.entries(headersBy)
    .filter(([option]) => option in options)
    .flatMap(([, names]) => names)
  const inherited = without(settings.headers, ...replaced)
  const headers = [...written, ...ownHeaders].reduce(replaceHeader, inherited)
  const isInHeaders = has(headers, authorization) || (auth?.scheme === 'Xsrf' && has(headers, xsrf))
  const isAuthorized = has(headers, authorization) || (auth !== null && auth.scheme !== 'Xsrf')
  return {
    ...settings,
    ...plain,
    site,
    auth: isInHeaders ? null : auth,
    retry: retry === undefined ? settings.retry : retry && { ...defaultRetry, ...settings.retry, ...retry },
    headers: isAuthorized ? without(headers, xsrf) : headers,
    traceparent: has(headers, 'traceparent') ? null : (options.traceparent ?? settings.traceparent),
  }
}

const authorization = 'authorization'
const xsrf = 'x-xsrf-token'

/** The headers that options write, where they are not among `written`; an option replaces those of a more general level. */
const headersBy: { readonly [Option in keyof Options]: ReadonlyArray<string> } = {
  auth: [authorization, xsrf],
  accept: ['accept'],
  contentType: ['content-type'],
  traceparent: ['traceparent'],
}

const has = (headers: HttpHeaders, name: string): boolean => headers.some(([each]) => each.toLowerCase() === name)

export const without = (headers: HttpHeaders, ...names: ReadonlyArray<string>): HttpHeaders =>
  headers.filter(([name]) => !names.includes(name.toLowerCase()))

/** The headers with this one in place of all of its name. */
export const replaceHeader = (headers: HttpHeaders, header: HttpHeaders[number]): HttpHeaders => [
  ...without(headers, header[0].toLowerCase()),
  header,
]
