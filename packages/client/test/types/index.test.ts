/** The types of all exports of @so-email/client. `tsc` is the judge; nothing here runs. */
import type {
  DateTimeOffset,
  DecodeFailure,
  EMailAccount,
  EMailConnectionInfo,
  EMailConnectionInfoExtended,
  FieldProperties,
  FieldProperty,
  FieldRight,
  FlagSet,
  Operation,
  Operations,
  Rejection,
  SaveEMailAccountRequest,
  ServiceAuth,
  SyncUserAccount,
  TableRight,
} from '@so-email/codecs'
import type {
  AnswerMediaType,
  Authorization,
  ConnectionFailure,
  HttpHeaders,
  HttpRequest,
  HttpResponse,
  MediaType,
  TimeZone,
  Transport,
  TransportError,
  XsrfToken,
} from '@so-email/wire'
import type { either as E, taskEither as TE } from 'fp-ts'
import type * as t from 'io-ts'
import { expectTypeOf, test } from 'vitest'
import type * as api from '../../src/index.js'
import type {
  Aborted,
  Accounts,
  Answered,
  AnyOperation,
  Auth,
  BaseUrl,
  BeforeResponse,
  CallOptions,
  Calls,
  CallsOf,
  Client,
  ClientBase,
  ClientConfig,
  ClientError,
  ClientErrorCases,
  ClientEvent,
  ClientOf,
  ConnectionFailed,
  Credentials,
  CredentialsFailed,
  Expiring,
  ExpiringCredentials,
  FailedAttempt,
  FailureEvent,
  Fetch,
  FetchOptions,
  FetchReader,
  FetchResponse,
  Forbidden,
  InvalidInput,
  Misunderstanding,
  NotAuthenticated,
  NotFound,
  NotUnderstood,
  OnEvent,
  OperationsByName,
  RateLimit,
  RedactedRequest,
  Rejected,
  RequestEvent,
  ResponseEvent,
  ResponseHead,
  RetryEvent,
  RetryPolicy,
  Saved,
  SaveOptions,
  ServerFailed,
  SettingsError,
  SiteLookup,
  TenantUnavailable,
  Throttled,
  TimedOut,
  WithResponse,
} from '../../src/index.js'
import type { Source } from '../../src/runtime/Source.js'
import type { Limit } from '../../src/settings/RateLimit.js'
import type { Locate } from '../../src/settings/SiteLookup.js'

test('every value has its type', () => {
  expectTypeOf<typeof api.basic>().toEqualTypeOf<
    (
      source: api.Source<{ readonly user: string; readonly password: string; readonly expiresAt?: Date | number }>,
    ) => Auth
  >()
  expectTypeOf<typeof api.bearer>().toEqualTypeOf<(source: api.Source<string>) => Auth>()
  expectTypeOf<typeof api.errorMessage>().toEqualTypeOf<(error: ClientError | SettingsError) => string>()
  expectTypeOf<typeof api.fetchTransport>().toEqualTypeOf<Transport>()
  expectTypeOf<typeof api.fetchTransportOf>().toEqualTypeOf<(fetch: Fetch) => Transport>()
  expectTypeOf<typeof api.makeClient>().toEqualTypeOf<(config: ClientConfig) => E.Either<SettingsError, Client>>()
  expectTypeOf<typeof api.makeClientOf>().toEqualTypeOf<
    <O extends OperationsByName>(operations: O) => (config: ClientConfig) => E.Either<SettingsError, ClientOf<O>>
  >()
  expectTypeOf<typeof api.matchClientError>().toEqualTypeOf<
    <A>(cases: ClientErrorCases<A>) => (error: ClientError) => A
  >()
  expectTypeOf<typeof api.soTicket>().toEqualTypeOf<(source: api.Source<string>) => Auth>()
  expectTypeOf<typeof api.withResponse>().toEqualTypeOf<
    <Input, Output>(
      call: (input: Input, options?: CallOptions) => TE.TaskEither<ClientError, Output>,
    ) => (input: Input, options?: CallOptions) => TE.TaskEither<ClientError, Answered<Output>>
  >()
  expectTypeOf<typeof api.xsrf>().toEqualTypeOf<(source: api.Source<string>) => Auth>()
})

test('every type has its members', () => {
  expectTypeOf<api.Aborted>().toEqualTypeOf<{
    readonly _tag: 'Aborted'
    readonly request: RedactedRequest
    readonly duration: number
  }>()
  expectTypeOf<api.Accounts>().toEqualTypeOf<Source<SaveEMailAccountRequest>>()
  expectTypeOf<api.AnswerMediaType>().toEqualTypeOf<AnswerMediaType>()
  expectTypeOf<api.Answered<string>>().toEqualTypeOf<{ readonly value: string; readonly response: ResponseHead }>()
  expectTypeOf<api.AnyOperation>().branded.toEqualTypeOf<
    Pick<Operation<never, unknown>, 'agent' | 'name' | 'summary' | 'changes'> & {
      readonly parameters: Pick<Operation<never, unknown>['parameters'], 'query' | 'hasBody'>
      readonly answer: Pick<Operation<unknown, never>['answer'], 'status' | 'isOption'>
    }
  >()
  expectTypeOf<api.Auth>().toEqualTypeOf<{
    readonly scheme: Credentials['_tag']
    readonly credentials: TE.TaskEither<string, ExpiringCredentials>
    readonly isRenewable: boolean
  }>()
  expectTypeOf<api.BaseUrl>().toEqualTypeOf<
    string | (() => string | Promise<string>) | TE.TaskEither<string, string> | SiteLookup
  >()
  expectTypeOf<api.BeforeResponse>().toEqualTypeOf<
    InvalidInput | TenantUnavailable | CredentialsFailed | ConnectionFailed | TimedOut | Aborted
  >()
  expectTypeOf<api.Call<Operation<string, number>>>().toEqualTypeOf<
    (input: string, options?: CallOptions) => TE.TaskEither<ClientError, number>
  >()
  expectTypeOf<api.CallOptions>().branded.toEqualTypeOf<
    Partial<ClientConfig> & { readonly signal?: AbortSignal; readonly onResponse?: (response: ResponseHead) => void }
  >()
  expectTypeOf<api.Calls>().toEqualTypeOf<CallsOf<Operations>>()
  expectTypeOf<api.CallsOf<{ readonly f: Operation<string, number> }>>().toEqualTypeOf<{
    readonly f: (input: string, options?: CallOptions) => TE.TaskEither<ClientError, number>
  }>()
  expectTypeOf<api.Client>().branded.toEqualTypeOf<
    Calls &
      ClientBase & {
        readonly changeEMailAccount: (
          id: number,
          change: (account: EMailAccount) => EMailAccount,
          options?: CallOptions,
        ) => TE.TaskEither<ClientError, EMailAccount>
        readonly saveEMailAccounts: (accounts: Accounts, options?: SaveOptions) => AsyncGenerator<Saved, void>
      }
  >()
  expectTypeOf<api.ClientBase>().toEqualTypeOf<{
    readonly call: <Input, Output>(
      operation: Operation<Input, Output>,
    ) => (input: Input, options?: CallOptions) => TE.TaskEither<ClientError, Output>
    readonly close: () => Promise<void>
  }>()
  expectTypeOf<api.ClientConfig>().toEqualTypeOf<{
    readonly baseUrl: BaseUrl
    readonly auth: Auth
    readonly appToken?: string
    readonly language?: string
    readonly soLanguage?: string
    readonly soCulture?: string
    readonly soTimeZone?: string | TimeZone
    readonly contentType?: MediaType
    readonly accept?: AnswerMediaType
    readonly timeout?: number
    readonly maxResponseBytes?: number
    readonly retry?: Partial<RetryPolicy> | false
    readonly rateLimit?: RateLimit
    readonly headers?: Readonly<Record<string, string>>
    readonly transport?: Transport
    readonly traceparent?: string | (() => string | undefined)
    readonly onEvent?: OnEvent
  }>()
  expectTypeOf<api.ClientError>().toEqualTypeOf<BeforeResponse | WithResponse>()
  expectTypeOf<api.ClientErrorCases<string>>().toEqualTypeOf<{
    readonly [Tag in ClientError['_tag']]: (
      error: Extract<
        ClientError,
        {
          _tag: Tag
        }
      >,
    ) => string
  }>()
  expectTypeOf<api.ClientEvent>().toEqualTypeOf<RequestEvent | ResponseEvent | RetryEvent | FailureEvent>()
  expectTypeOf<api.ClientOf<string>>().toEqualTypeOf<CallsOf<Omit<string, keyof ClientBase>> & ClientBase>()
  expectTypeOf<api.ConnectionFailed>().toEqualTypeOf<{
    readonly cause: ConnectionFailure
    readonly sent: boolean
    readonly message: string
    readonly _tag: 'ConnectionFailed'
    readonly request: RedactedRequest
    readonly duration: number
  }>()
  expectTypeOf<api.ConnectionFailure>().toEqualTypeOf<ConnectionFailure>()
  expectTypeOf<api.Credentials>().toEqualTypeOf<
    | Authorization.Authorization
    | {
        readonly _tag: 'Xsrf'
        readonly token: XsrfToken.XsrfToken
      }
  >()
  expectTypeOf<api.CredentialsFailed>().toEqualTypeOf<{
    readonly reason: string
    readonly _tag: 'CredentialsFailed'
    readonly request: RedactedRequest
    readonly duration: number
  }>()
  expectTypeOf<api.DateTimeOffset>().toEqualTypeOf<DateTimeOffset>()
  expectTypeOf<api.DecodeFailure>().toEqualTypeOf<DecodeFailure>()
  expectTypeOf<api.EMailAccount>().toEqualTypeOf<EMailAccount>()
  expectTypeOf<api.EMailConnectionInfo>().toEqualTypeOf<EMailConnectionInfo>()
  expectTypeOf<api.EMailConnectionInfoExtended>().toEqualTypeOf<EMailConnectionInfoExtended>()
  expectTypeOf<api.Expiring<string>>().toEqualTypeOf<{ readonly value: string; readonly expiresAt: Date | number }>()
  expectTypeOf<api.ExpiringCredentials>().toEqualTypeOf<Credentials & { readonly expiresAt?: number }>()
  expectTypeOf<api.FailedAttempt>().toEqualTypeOf<{
    readonly attempt: number
    readonly status: number | null
    readonly headers: HttpHeaders
    readonly cause: ConnectionFailure | null
  }>()
  expectTypeOf<api.FailureEvent>().toEqualTypeOf<{
    readonly error: ClientError
    readonly duration: number
    readonly _tag: 'Failure'
    readonly call: number
    readonly request: RedactedRequest
    readonly attempt: number
  }>()
  expectTypeOf<api.Fetch>().toEqualTypeOf<(url: string, options: FetchOptions) => Promise<FetchResponse>>()
  expectTypeOf<api.FetchOptions>().toEqualTypeOf<{
    readonly method: string
    readonly headers: Array<[name: string, value: string]>
    readonly body:
      | (Uint8Array & {
          readonly buffer: ArrayBuffer
        })
      | null
    readonly redirect: 'manual'
    readonly credentials: 'include' | 'omit'
    readonly cache: 'no-store'
    readonly signal: AbortSignal
  }>()
  expectTypeOf<api.FetchReader>().toEqualTypeOf<{
    readonly read: () => Promise<{
      readonly value?: Uint8Array | undefined
    }>
    readonly cancel: () => Promise<void>
  }>()
  expectTypeOf<api.FetchResponse>().toEqualTypeOf<{
    readonly status: number
    readonly type: string
    readonly headers: Iterable<[name: string, value: string]>
    readonly body: {
      readonly getReader: () => FetchReader
    } | null
  }>()
  expectTypeOf<api.FieldProperties>().toEqualTypeOf<FieldProperties>()
  expectTypeOf<api.FieldProperty>().toEqualTypeOf<FieldProperty>()
  expectTypeOf<api.FieldRight>().toEqualTypeOf<FieldRight>()
  expectTypeOf<api.FlagSet>().toEqualTypeOf<FlagSet>()
  expectTypeOf<api.Forbidden>().toEqualTypeOf<{
    readonly status: 403
    readonly rejection: Rejection
    readonly headers: HttpHeaders
    readonly _tag: 'Forbidden'
    readonly request: RedactedRequest
    readonly duration: number
  }>()
  expectTypeOf<api.HttpHeaders>().toEqualTypeOf<HttpHeaders>()
  expectTypeOf<api.HttpRequest>().toEqualTypeOf<HttpRequest>()
  expectTypeOf<api.HttpResponse>().toEqualTypeOf<HttpResponse>()
  expectTypeOf<api.InvalidInput>().toEqualTypeOf<{
    readonly failure: DecodeFailure
    readonly _tag: 'InvalidInput'
    readonly request: RedactedRequest
    readonly duration: number
  }>()
  expectTypeOf<api.MediaType<string>>().toEqualTypeOf<MediaType<string>>()
  expectTypeOf<api.Misunderstanding>().toEqualTypeOf<
    'status' | 'redirect' | 'tooLarge' | 'html' | 'mediaType' | 'unreadable' | 'null' | 'errorObject' | 'value'
  >()
  expectTypeOf<api.NotAuthenticated>().toEqualTypeOf<{
    readonly status: 401
    readonly rejection: Rejection
    readonly headers: HttpHeaders
    readonly _tag: 'NotAuthenticated'
    readonly request: RedactedRequest
    readonly duration: number
  }>()
  expectTypeOf<api.NotFound>().toEqualTypeOf<{
    readonly EMailAccountId: number
    readonly headers: HttpHeaders
    readonly _tag: 'NotFound'
    readonly request: RedactedRequest
    readonly duration: number
  }>()
  expectTypeOf<api.NotUnderstood>().toEqualTypeOf<{
    readonly status: number | null
    readonly what: Misunderstanding
    readonly reason: string
    readonly failure: DecodeFailure | null
    readonly rejection: Rejection | null
    readonly headers: HttpHeaders
    readonly _tag: 'NotUnderstood'
    readonly request: RedactedRequest
    readonly duration: number
  }>()
  expectTypeOf<api.OnEvent>().toEqualTypeOf<(event: ClientEvent) => void>()
  expectTypeOf<api.Operation<string, string>>().toEqualTypeOf<Operation<string, string>>()
  expectTypeOf<api.OperationsByName>().toEqualTypeOf<Readonly<Record<string, AnyOperation>>>()
  expectTypeOf<api.RateLimit>().toEqualTypeOf<{ readonly limit: (context: t.Context) => t.Validation<Limit> }>()
  expectTypeOf<api.RedactedRequest>().toEqualTypeOf<{
    readonly operation: string
    readonly method: string
    readonly url: string
    readonly headers: HttpHeaders
  }>()
  expectTypeOf<api.Rejected>().toEqualTypeOf<{
    readonly status: number
    readonly rejection: Rejection
    readonly headers: HttpHeaders
    readonly _tag: 'Rejected'
    readonly request: RedactedRequest
    readonly duration: number
  }>()
  expectTypeOf<api.Rejection>().toEqualTypeOf<Rejection>()
  expectTypeOf<api.RequestEvent>().toEqualTypeOf<{
    readonly _tag: 'Request'
    readonly call: number
    readonly request: RedactedRequest
    readonly attempt: number
  }>()
  expectTypeOf<api.ResponseEvent>().toEqualTypeOf<{
    readonly status: number
    readonly headers: HttpHeaders
    readonly duration: number
    readonly _tag: 'Response'
    readonly call: number
    readonly request: RedactedRequest
    readonly attempt: number
  }>()
  expectTypeOf<api.ResponseHead>().toEqualTypeOf<{
    readonly status: number
    readonly headers: HttpHeaders
    readonly duration: number
  }>()
  expectTypeOf<api.RetryEvent>().toEqualTypeOf<{
    readonly delay: number
    readonly reason: string
    readonly _tag: 'Retry'
    readonly call: number
    readonly request: RedactedRequest
    readonly attempt: number
  }>()
  expectTypeOf<api.RetryPolicy>().toEqualTypeOf<{
    readonly attempts: number
    readonly baseDelay: number
    readonly maxDelay: number
    readonly when?: (failed: FailedAttempt, byDefault: boolean) => boolean
  }>()
  expectTypeOf<api.SaveEMailAccountRequest>().toEqualTypeOf<SaveEMailAccountRequest>()
  expectTypeOf<api.SaveOptions>().branded.toEqualTypeOf<CallOptions & { readonly concurrency?: number }>()
  expectTypeOf<api.Saved>().toEqualTypeOf<{
    readonly account: SaveEMailAccountRequest
    readonly result: E.Either<ClientError, EMailAccount>
  }>()
  expectTypeOf<api.ServerFailed>().toEqualTypeOf<{
    readonly status: number
    readonly rejection: Rejection
    readonly headers: HttpHeaders
    readonly _tag: 'ServerFailed'
    readonly request: RedactedRequest
    readonly duration: number
  }>()
  expectTypeOf<api.ServiceAuth>().toEqualTypeOf<ServiceAuth>()
  expectTypeOf<api.SettingsError>().toEqualTypeOf<{ readonly _tag: 'SettingsError'; readonly failure: DecodeFailure }>()
  expectTypeOf<api.SiteLookup>().toEqualTypeOf<{ readonly lookup: (context: t.Context) => t.Validation<Locate> }>()
  expectTypeOf<api.Source<string>>().toEqualTypeOf<
    string | Expiring<string> | TE.TaskEither<string, string | Expiring<string>>
  >()
  expectTypeOf<api.SyncUserAccount>().toEqualTypeOf<SyncUserAccount>()
  expectTypeOf<api.TableRight>().toEqualTypeOf<TableRight>()
  expectTypeOf<api.TenantUnavailable>().toEqualTypeOf<{
    readonly contextId: string
    readonly state:
      | 'Unknown'
      | 'Provisioning'
      | 'Running'
      | 'Deleted'
      | 'Suspended'
      | 'OnlineMaintenance'
      | 'OfflineMaintenance'
      | 'ProvisioningFailed'
      | 'Deleting'
      | 'DeleteFailed'
      | 'MigrationPending'
      | null
    readonly validUntil: string | null
    readonly reason: string
    readonly _tag: 'TenantUnavailable'
    readonly request: RedactedRequest
    readonly duration: number
  }>()
  expectTypeOf<api.Throttled>().toEqualTypeOf<{
    readonly status: 429
    readonly delay: number | null
    readonly rejection: Rejection
    readonly headers: HttpHeaders
    readonly _tag: 'Throttled'
    readonly request: RedactedRequest
    readonly duration: number
  }>()
  expectTypeOf<api.TimeZone>().toEqualTypeOf<TimeZone>()
  expectTypeOf<api.TimedOut>().toEqualTypeOf<{
    readonly timeout: number
    readonly _tag: 'TimedOut'
    readonly request: RedactedRequest
    readonly duration: number
  }>()
  expectTypeOf<api.Transport>().toEqualTypeOf<Transport>()
  expectTypeOf<api.TransportError>().toEqualTypeOf<TransportError>()
  expectTypeOf<api.WithResponse>().toEqualTypeOf<
    NotAuthenticated | Forbidden | Rejected | Throttled | ServerFailed | NotUnderstood | NotFound
  >()
})
