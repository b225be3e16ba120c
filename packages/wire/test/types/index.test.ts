/** The types of all exports of @so-email/wire. `tsc` is the judge; nothing here runs. */
import type { Answer, JsonSchema, Operation, Parameters, Redacted } from '@so-email/codecs'
import type { either as E, eq, option as O, taskEither as TE } from 'fp-ts'
import type * as t from 'io-ts'
import { expectTypeOf, test } from 'vitest'
import type { AcceptLanguage } from '../../src/headers/AcceptLanguage.js'
import type { Authorization } from '../../src/headers/Authorization.js'
import type { RetryAfter } from '../../src/headers/RetryAfter.js'
import type { SoAppToken } from '../../src/headers/SoAppToken.js'
import type { SoCulture } from '../../src/headers/SoCulture.js'
import type { SoLanguage } from '../../src/headers/SoLanguage.js'
import type { SoTimeZone } from '../../src/headers/SoTimeZone.js'
import type { XsrfToken } from '../../src/headers/XsrfToken.js'
import type * as api from '../../src/index.js'
import type {
  answerMediaTypes,
  ConnectionFailure,
  DescribedOperation,
  Found,
  HeaderFailure,
  HeaderField,
  HttpHeaders,
  HttpRequest,
  HttpResponse,
  MediaType,
  Position,
  ReadFailure,
  ReadLimits,
  ReceivedResponse,
  requestMediaTypes,
  TimeZone,
  TransportError,
  TransportLimits,
  UnreadBody,
  WriteFailure,
} from '../../src/index.js'

test('every value has its type', () => {
  expectTypeOf<typeof api.ExactNumber>().constructorParameters.toEqualTypeOf<[text: string]>()
  expectTypeOf<typeof api.AcceptLanguage.name>().toEqualTypeOf<'Accept-Language'>()
  expectTypeOf<typeof api.AcceptLanguage.write>().toEqualTypeOf<
    (language: AcceptLanguage) => E.Either<HeaderFailure, string>
  >()
  expectTypeOf<typeof api.AcceptLanguage.read>().toEqualTypeOf<(text: string) => O.Option<AcceptLanguage>>()
  expectTypeOf<typeof api.Authorization.name>().toEqualTypeOf<'Authorization'>()
  expectTypeOf<typeof api.Authorization.write>().toEqualTypeOf<
    (authorization: Authorization) => E.Either<HeaderFailure, string>
  >()
  expectTypeOf<typeof api.Authorization.read>().toEqualTypeOf<(text: string) => O.Option<Authorization>>()
  expectTypeOf<typeof api.RetryAfter.name>().toEqualTypeOf<'Retry-After'>()
  expectTypeOf<typeof api.RetryAfter.write>().toEqualTypeOf<
    (milliseconds: RetryAfter) => E.Either<HeaderFailure, string>
  >()
  expectTypeOf<typeof api.RetryAfter.read>().toEqualTypeOf<(now: number) => (text: string) => O.Option<RetryAfter>>()
  expectTypeOf<typeof api.SoAppToken.name>().toEqualTypeOf<'SO-AppToken'>()
  expectTypeOf<typeof api.SoAppToken.write>().toEqualTypeOf<(token: SoAppToken) => E.Either<HeaderFailure, string>>()
  expectTypeOf<typeof api.SoAppToken.read>().toEqualTypeOf<(text: string) => O.Option<SoAppToken>>()
  expectTypeOf<typeof api.SoCulture.name>().toEqualTypeOf<'SO-Culture'>()
  expectTypeOf<typeof api.SoCulture.write>().toEqualTypeOf<(culture: SoCulture) => E.Either<HeaderFailure, string>>()
  expectTypeOf<typeof api.SoCulture.read>().toEqualTypeOf<(text: string) => O.Option<SoCulture>>()
  expectTypeOf<typeof api.SoLanguage.name>().toEqualTypeOf<'SO-Language'>()
  expectTypeOf<typeof api.SoLanguage.untranslated>().toEqualTypeOf<SoLanguage>()
  expectTypeOf<typeof api.SoLanguage.isUntranslated>().toEqualTypeOf<(language: SoLanguage) => boolean>()
  expectTypeOf<typeof api.SoLanguage.write>().toEqualTypeOf<(language: SoLanguage) => E.Either<HeaderFailure, string>>()
  expectTypeOf<typeof api.SoLanguage.read>().toEqualTypeOf<(text: string) => O.Option<SoLanguage>>()
  expectTypeOf<typeof api.SoTimeZone.name>().toEqualTypeOf<'SO-TimeZone'>()
  expectTypeOf<typeof api.SoTimeZone.write>().toEqualTypeOf<
    ({ zone, includeOffset }: SoTimeZone) => E.Either<HeaderFailure, string>
  >()
  expectTypeOf<typeof api.SoTimeZone.read>().toEqualTypeOf<(text: string) => O.Option<SoTimeZone>>()
  expectTypeOf<typeof api.XsrfToken.name>().toEqualTypeOf<'X-XSRF-TOKEN'>()
  expectTypeOf<typeof api.XsrfToken.write>().toEqualTypeOf<(token: XsrfToken) => E.Either<HeaderFailure, string>>()
  expectTypeOf<typeof api.XsrfToken.read>().toEqualTypeOf<(text: string) => O.Option<XsrfToken>>()
  expectTypeOf<typeof api.XsrfToken.cookieName>().toEqualTypeOf<'XSRF-TOKEN'>()
  expectTypeOf<typeof api.XsrfToken.cookie>().toEqualTypeOf<HeaderField<XsrfToken>>()
  expectTypeOf<typeof api.answerMediaTypes>().toEqualTypeOf<
    readonly [
      MediaType<'application/json' | 'text/json'>,
      MediaType<'application/xml' | 'text/xml'>,
      MediaType<'application/json-patch+json'>,
      MediaType<'application/merge-patch+json'>,
    ]
  >()
  expectTypeOf<typeof api.base64.encode>().toEqualTypeOf<(bytes: Uint8Array) => string>()
  expectTypeOf<typeof api.base64.decode>().toEqualTypeOf<(base64: string) => O.Option<Uint8Array>>()
  expectTypeOf<typeof api.base64.encodeText>().toEqualTypeOf<(text: string) => string>()
  expectTypeOf<typeof api.base64.decodeText>().toEqualTypeOf<(base64: string) => O.Option<string>>()
  expectTypeOf<typeof api.caseless>().toEqualTypeOf<eq.Eq<string>>()
  expectTypeOf<typeof api.combinedHeader>().toEqualTypeOf<
    (name: string) => (headers: HttpHeaders) => O.Option<string>
  >()
  expectTypeOf<typeof api.contentTypeOf>().toEqualTypeOf<({ names: [name] }: MediaType) => string>()
  expectTypeOf<typeof api.drawReadFailure>().toEqualTypeOf<({ reason, position }: ReadFailure) => string>()
  expectTypeOf<typeof api.findMediaType>().toEqualTypeOf<
    <M extends MediaType>(offers: ReadonlyArray<M>) => (contentType: string) => O.Option<Found<M>>
  >()
  expectTypeOf<typeof api.form>().toEqualTypeOf<MediaType<'application/x-www-form-urlencoded'>>()
  expectTypeOf<typeof api.header>().toEqualTypeOf<(name: string) => (headers: HttpHeaders) => O.Option<string>>()
  expectTypeOf<typeof api.isHarmless>().toEqualTypeOf<(name: string) => boolean>()
  expectTypeOf<typeof api.headerWriters>().toEqualTypeOf<{
    readonly AcceptLanguage: api.HeaderWriter<string>
    readonly Authorization: api.HeaderWriter<api.Authorization.Authorization>
    readonly SoAppToken: api.HeaderWriter<api.SoAppToken.SoAppToken>
    readonly SoCulture: api.HeaderWriter<string>
    readonly SoLanguage: api.HeaderWriter<string>
    readonly SoTimeZone: api.HeaderWriter<api.SoTimeZone.SoTimeZone>
    readonly XsrfToken: api.HeaderWriter<api.XsrfToken.XsrfToken>
  }>()
  expectTypeOf<typeof api.retryDelay>().toEqualTypeOf<(now: number) => (headers: HttpHeaders) => O.Option<number>>()
  expectTypeOf<typeof api.json>().toEqualTypeOf<MediaType<'application/json' | 'text/json'>>()
  expectTypeOf<typeof api.jsonPatch>().toEqualTypeOf<MediaType<'application/json-patch+json'>>()
  expectTypeOf<typeof api.maxBytes>().toEqualTypeOf<1048576>()
  expectTypeOf<typeof api.maxDepth>().toEqualTypeOf<64>()
  expectTypeOf<typeof api.maxWritten>().toEqualTypeOf<16777216>()
  expectTypeOf<typeof api.mergePatch>().toEqualTypeOf<MediaType<'application/merge-patch+json'>>()
  expectTypeOf<typeof api.named>().toEqualTypeOf<
    <Name extends string>(mediaType: MediaType<Name>, name: NoInfer<Name>) => MediaType<Name>
  >()
  expectTypeOf<typeof api.negotiate>().toEqualTypeOf<
    (
      offers: ReadonlyArray<MediaType>,
    ) => (accept: O.Option<string>, requestType: O.Option<MediaType>) => O.Option<MediaType>
  >()
  expectTypeOf<typeof api.documentedHeaders>().toEqualTypeOf<
    (operation: Pick<DescribedOperation, 'answer'>) => ReadonlyArray<string>
  >()
  expectTypeOf<typeof api.openApi>().toEqualTypeOf<(operations: ReadonlyArray<DescribedOperation>) => JsonSchema>()
  expectTypeOf<typeof api.readQuery>().toEqualTypeOf<
    (
      codec: t.Any,
      names?: ReadonlyArray<string>,
      sameName?: eq.Eq<string>,
    ) => (query: string) => E.Either<ReadFailure, Readonly<Record<string, unknown>>>
  >()
  expectTypeOf<typeof api.requestMediaTypes>().toEqualTypeOf<
    readonly [
      MediaType<'application/json' | 'text/json'>,
      MediaType<'application/xml' | 'text/xml'>,
      MediaType<'application/x-www-form-urlencoded'>,
      MediaType<'application/json-patch+json'>,
      MediaType<'application/merge-patch+json'>,
    ]
  >()
  expectTypeOf<typeof api.writeQuery>().toEqualTypeOf<
    (names: ReadonlyArray<string>) => (value: unknown) => E.Either<WriteFailure, string>
  >()
  expectTypeOf<typeof api.xml>().toEqualTypeOf<MediaType<'application/xml' | 'text/xml'>>()
})

test('every type has its members', () => {
  expectTypeOf<api.HeaderWriter<string>>().toEqualTypeOf<Pick<HeaderField<string>, 'name' | 'write'>>()
  expectTypeOf<api.AcceptLanguage.AcceptLanguage>().toEqualTypeOf<string>()
  expectTypeOf<api.AnswerMediaType>().toEqualTypeOf<(typeof answerMediaTypes)[number]>()
  expectTypeOf<api.Authorization.Authorization>().toEqualTypeOf<
    | {
        readonly _tag: 'Basic'
        readonly user: string
        readonly password: Redacted<string>
      }
    | {
        readonly _tag: 'SoTicket'
        readonly ticket: Redacted<string>
      }
    | {
        readonly _tag: 'Bearer'
        readonly token: Redacted<string>
      }
  >()
  expectTypeOf<api.ConnectionFailure>().toEqualTypeOf<
    'refused' | 'reset' | 'dns' | 'tls' | 'protocol' | 'closed' | 'limited' | 'other'
  >()
  expectTypeOf<api.DescribedOperation>().branded.toEqualTypeOf<
    Pick<Operation<never, unknown>, 'agent' | 'name' | 'summary'> & {
      readonly parameters: Pick<Parameters<never>, 'query' | 'hasBody'> & {
        readonly codec: t.Mixed
      }
      readonly answer: Pick<Answer<unknown>, 'status' | 'codec' | 'isSelectable'>
    }
  >()
  expectTypeOf<api.Found<MediaType>>().toEqualTypeOf<{
    readonly mediaType: MediaType
    readonly charset: O.Option<string>
  }>()
  expectTypeOf<api.HeaderFailure>().toEqualTypeOf<{
    readonly _tag: 'HeaderFailure'
    readonly header: string
    readonly reason: string
  }>()
  expectTypeOf<api.HeaderField<string>>().toEqualTypeOf<{
    readonly name: string
    readonly write: (value: string) => E.Either<HeaderFailure, string>
    readonly read: (text: string) => O.Option<string>
  }>()
  expectTypeOf<api.HttpHeaders>().toEqualTypeOf<ReadonlyArray<readonly [name: string, value: string]>>()
  expectTypeOf<api.HttpRequest>().toEqualTypeOf<{
    readonly method: string
    readonly url: string
    readonly headers: HttpHeaders
    readonly body: Uint8Array
  }>()
  expectTypeOf<api.HttpResponse>().toEqualTypeOf<{
    readonly status: number
    readonly headers: HttpHeaders
    readonly body: Uint8Array
  }>()
  expectTypeOf<api.MediaType<string>>().toEqualTypeOf<{
    readonly names: readonly [string, ...ReadonlyArray<string>]
    readonly write: (codec: t.Any) => (value: unknown) => E.Either<WriteFailure, Uint8Array>
    readonly read: (
      codec: t.Any,
      limits?: ReadLimits,
    ) => (body: Uint8Array, charset?: string) => E.Either<ReadFailure, unknown>
  }>()
  expectTypeOf<api.Position>().toEqualTypeOf<{ readonly line: number; readonly column: number }>()
  expectTypeOf<api.ReadFailure>().toEqualTypeOf<{
    readonly _tag: 'ReadFailure'
    readonly reason: string
    readonly position: O.Option<Position>
  }>()
  expectTypeOf<api.ReadLimits>().toEqualTypeOf<{
    readonly maxBytes: number
    readonly exactNumbers?: boolean | 'text'
  }>()
  expectTypeOf<api.ReceivedResponse>().branded.toEqualTypeOf<HttpResponse & { readonly unread?: UnreadBody }>()
  expectTypeOf<api.RequestMediaType>().toEqualTypeOf<(typeof requestMediaTypes)[number]>()
  expectTypeOf<api.RetryAfter.RetryAfter>().toEqualTypeOf<number>()
  expectTypeOf<api.SoAppToken.SoAppToken>().toEqualTypeOf<Redacted<string>>()
  expectTypeOf<api.SoCulture.SoCulture>().toEqualTypeOf<string>()
  expectTypeOf<api.SoLanguage.SoLanguage>().toEqualTypeOf<string>()
  expectTypeOf<api.SoTimeZone.SoTimeZone>().toEqualTypeOf<TimeZone>()
  expectTypeOf<api.TimeZone>().toEqualTypeOf<{ readonly zone: string | number; readonly includeOffset: boolean }>()
  expectTypeOf<api.Transport>().toEqualTypeOf<
    (request: HttpRequest, limits: TransportLimits) => TE.TaskEither<TransportError, ReceivedResponse>
  >()
  expectTypeOf<api.TransportError>().toEqualTypeOf<
    | {
        readonly _tag: 'Aborted'
      }
    | {
        readonly _tag: 'NotConnected'
        readonly cause: ConnectionFailure
        readonly message: string
      }
    | {
        readonly _tag: 'Disconnected'
        readonly cause: ConnectionFailure
        readonly message: string
      }
    | {
        readonly _tag: 'TooLarge'
        readonly maxResponseBytes: number
      }
    | {
        readonly _tag: 'Unreadable'
        readonly message: string
      }
    | {
        readonly _tag: 'OpaqueRedirect'
      }
  >()
  expectTypeOf<api.TransportLimits>().toEqualTypeOf<{
    readonly signal: AbortSignal
    readonly maxResponseBytes: number
  }>()
  expectTypeOf<api.UnreadBody>().toEqualTypeOf<
    | {
        readonly _tag: 'TooLarge'
        readonly maxResponseBytes: number
      }
    | {
        readonly _tag: 'Broken'
        readonly message: string
      }
  >()
  expectTypeOf<api.WriteFailure>().toEqualTypeOf<{ readonly _tag: 'WriteFailure'; readonly reason: string }>()
  expectTypeOf<api.XsrfToken.XsrfToken>().toEqualTypeOf<Redacted<string>>()
  expectTypeOf<{ readonly [K in keyof api.ExactNumber]: api.ExactNumber[K] }>().toEqualTypeOf<{
    readonly text: string
    readonly valueOf: () => number
    readonly toString: () => string
    readonly toJSON: () => string
  }>()
  expectTypeOf<api.ExactNumber>().not.toExtend<number>()
})

test('what is wrong does not compile', () => {
  const wrong: ReadonlyArray<unknown> = [
    // @ts-expect-error a form is no type of a response
    'application/x-www-form-urlencoded' satisfies api.AnswerMediaType['names'][number],
    // @ts-expect-error fields have an order, and may be repeated
    { Accept: 'application/json' } satisfies api.HttpHeaders,
    // @ts-expect-error a transport does nothing before its task runs
    (async () => ({ status: 200, headers: [], body: new Uint8Array() })) satisfies api.Transport,
    // @ts-expect-error no connection fails like this
    'timeout' satisfies api.ConnectionFailure,
    // @ts-expect-error a reader is bounded
    {} satisfies api.ReadLimits,
  ]
  expectTypeOf(wrong).toEqualTypeOf<ReadonlyArray<unknown>>()
})
