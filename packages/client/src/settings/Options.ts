/** Parses options, which JavaScript may give in any shape, into values that cannot be wrong. */
import { conceal } from '@so-email/codecs'
import { headerWriters, type MediaType, type SoTimeZone, type Transport } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import type { Auth } from '../auth/Auth.js'
import type { OnEvent } from '../events/ClientEvent.js'
import { keepingLast } from '../runtime/keepingLast.js'
import { foreignTransport } from '../transport/foreignTransport.js'
import type { CallOptions, RetryPolicy } from './ClientConfig.js'
import { givenOptions } from './givenOptions.js'
import { Headers, headerOf } from './Headers.js'
import { amount, checked, mapped, validating, withFunctions } from './option.js'
import type { Limit } from './RateLimit.js'
import { Site } from './Site.js'
import { traceparent } from './traceparent.js'

const text: (given: unknown) => O.Option<string> = (given) => (t.string.is(given) ? O.some(given) : O.none)

const zone = (given: unknown): O.Option<SoTimeZone.SoTimeZone> => {
  const zone = Object(typeof given === 'string' ? { zone: given, includeOffset: false } : given)
  return t.string.is(zone.zone) || t.number.is(zone.zone) ? O.some(zone) : O.none
}

const orFalse = <A>(codec: t.Type<A, unknown, unknown>): t.Type<A | false, unknown, unknown> =>
  validating('false or a plain object of options', (given, context) =>
    given === false ? t.success<A | false>(given) : codec.validate(given, context),
  )

/** It checks its own options. */
const rateLimit: t.Type<Limit, unknown, unknown> = /*#__PURE__*/ validating<Limit>(
  'rateLimit of @so-email/client/rate-limit',
  (given, context) => {
    const { limit } = Object(given)
    return typeof limit === 'function' ? limit(context) : t.failure(given, context)
  },
)

/** In a function, as a bundler must take the calls for more than making values. */
const make = () =>
  givenOptions({
    baseUrl: Site,
    auth: withFunctions<Auth>('basic, soTicket, bearer or xsrf', 'credentials'),
    appToken: headerOf('one word', headerWriters.SoAppToken, F.flow(text, O.map(conceal<string>))),
    language: headerOf('the code of a language', headerWriters.AcceptLanguage, text),
    soLanguage: headerOf('the code of a language', headerWriters.SoLanguage, text),
    soCulture: headerOf('the code of a language', headerWriters.SoCulture, text),
    soTimeZone: headerOf('the code of a zone', headerWriters.SoTimeZone, zone),
    headers: Headers,
    contentType: withFunctions<MediaType>('a media type', 'read', 'write'),
    accept: withFunctions<MediaType>('a media type', 'read', 'write'),
    timeout: amount,
    maxResponseBytes: amount,
    retry: orFalse(
      givenOptions({
        attempts: amount,
        baseDelay: amount,
        maxDelay: amount,
        when: withFunctions<NonNullable<RetryPolicy['when']>>('a function', 'call'),
      }),
    ),
    rateLimit,
    transport: mapped(withFunctions<Transport>('a function', 'call'), keepingLast(foreignTransport)),
    traceparent,
    onEvent: withFunctions<OnEvent>('a function', 'call'),
    onResponse: withFunctions<NonNullable<CallOptions['onResponse']>>('a function', 'call'),
    signal: withFunctions<AbortSignal>('an AbortSignal', 'addEventListener'),
    concurrency: checked<number>('a number from 1', (given) => typeof given === 'number' && given >= 1),
    accounts: checked<unknown>('an iterable of accounts', F.constFalse), // is given only where they are none
  })

/** The codec of the options of a client and of a call. */
export const Options = /*#__PURE__*/ make()

/** Options after parsing. */
export interface Options extends t.TypeOf<typeof Options> {}
