/** Checks options, which JavaScript may give in any shape, and turns them into values that cannot be wrong. */
import type { DecodeFailure } from '@so-email/codecs'
import type { HttpHeaders } from '@so-email/wire'
import { apply, either as E, function as F, type ioEither as IOE } from 'fp-ts'
import * as t from 'io-ts'
import type { CallOptions, RetryPolicy } from './ClientConfig.js'
import { checkHeaders } from './checkHeaders.js'
import { all, problem, validation } from './problem.js'
import { siteOf } from './siteOf.js'
import { writeHeaders } from './writeHeaders.js'

/** The site of a call. It is computed for each call, because `baseUrl` may be a function. */
export type Site = IOE.IOEither<DecodeFailure, string>

type Checked<A> = E.Either<DecodeFailure, A>

/** The options that are used as they are given. */
type Plain = Pick<
  CallOptions,
  'auth' | 'contentType' | 'accept' | 'timeout' | 'maxResponseBytes' | 'transport' | 'onEvent' | 'signal'
>

/** Checked options; `undefined` is what was not given. */
export type ParsedOptions = { readonly [K in keyof Plain]-?: Plain[K] | undefined } & {
  readonly site: Site | undefined
  readonly retry: Partial<RetryPolicy> | false | undefined
  /** Those of options that write a header. */
  readonly written: HttpHeaders
  /** Those of `headers`. */
  readonly headers: HttpHeaders
}

/** The checked options, or every problem in them. */
export const parseOptions = (options: CallOptions): Checked<ParsedOptions> =>
  apply.sequenceS(validation)({
    site: parseSite(options.baseUrl),
    auth: given('auth', options.auth, hasFunctions('credentials'), 'basic, soTicket, bearer or xsrf'),
    contentType: given('contentType', options.contentType, hasFunctions('read', 'write'), 'a media type'),
    accept: given('accept', options.accept, hasFunctions('read', 'write'), 'a media type'),
    timeout: given('timeout', options.timeout, isAmount, amount),
    maxResponseBytes: given('maxResponseBytes', options.maxResponseBytes, isAmount, amount),
    transport: given('transport', options.transport, t.Function.is, 'a function'),
    onEvent: given('onEvent', options.onEvent, t.Function.is, 'a function'),
    signal: given('signal', options.signal, hasFunctions('addEventListener'), 'an AbortSignal'),
    retry: parseRetry(options.retry),
    written: writeHeaders(options),
    headers: F.pipe(
      given('headers', options.headers, t.UnknownRecord.is, 'an object of texts'),
      E.chain((headers = {}) => checkHeaders(headers)),
    ),
  })

const given = <A>(name: string, value: A, isValid: (value: unknown) => boolean, expected: string): Checked<A> =>
  value === undefined || isValid(value) ? E.right(value) : E.left(problem(expected, name))

const amount = 'a number from 0'

/** `NaN` is neither less nor more than any limit, so it would be none. */
const isAmount = (value: unknown): boolean => typeof value === 'number' && value >= 0

const hasFunctions =
  (...names: ReadonlyArray<string>) =>
  (value: unknown): boolean =>
    names.every((name) => typeof Reflect.get(Object(value), name) === 'function')

const parseSite = (baseUrl: CallOptions['baseUrl']): Checked<Site | undefined> => {
  if (baseUrl === undefined) return E.right(undefined)
  if (typeof baseUrl === 'function')
    return E.right(() =>
      F.pipe(
        E.tryCatch(baseUrl, () => problem('a function that gives a URL', 'baseUrl')),
        E.chain(siteOf),
      ),
    )
  return F.pipe(
    siteOf(baseUrl),
    E.map((site) => () => E.right(site)),
  )
}

const parseRetry = (retry: CallOptions['retry']): Checked<CallOptions['retry']> =>
  F.pipe(
    given('retry', retry, (value) => value === false || t.UnknownRecord.is(value), 'false or an object'),
    E.chainFirst((policy) =>
      F.pipe(
        Object.entries(policy || {}).map(([name, value]) =>
          value === undefined || isAmount(value) ? E.right(value) : E.left(problem(amount, 'retry', name)),
        ),
        all,
      ),
    ),
  )
