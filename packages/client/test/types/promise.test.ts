/** The types of all exports of @so-email/client/promise. `tsc` is the judge; nothing here runs. */
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
  Rejection,
  SaveEMailAccountRequest,
  ServiceAuth,
  SyncUserAccount,
  TableRight,
} from '@so-email/codecs'
import type {
  AnswerMediaType,
  ConnectionFailure,
  HttpHeaders,
  HttpRequest,
  HttpResponse,
  MediaType,
  TimeZone,
  Transport,
  TransportError,
} from '@so-email/wire'
import type { option as O, taskEither as TE } from 'fp-ts'
import { expectTypeOf, test } from 'vitest'
import type * as Task from '../../src/auth/Auth.js'
import type { Calls } from '../../src/Calls.js'
import type { Client as TaskClient } from '../../src/Client.js'
import type { OperationsByName, ClientBase as TaskClientBase, ClientOf as TaskClientOf } from '../../src/ClientOf.js'
import type {
  Accounts,
  Answered,
  Auth,
  BaseUrl,
  CallOptions,
  ClientConfig,
  ClientError,
  Expiring,
  ExpiringCredentials,
  RetryPolicy,
  SaveOptions,
  SettingsError,
} from '../../src/index.js'
import type * as api from '../../src/promise/index.js'
import type {
  Client,
  ClientBase,
  ClientOf,
  OrNull,
  Promised,
  PromisedCalls,
  Settled,
  Source,
} from '../../src/promise/index.js'

test('every value has its type', () => {
  expectTypeOf<typeof api.ClientException>().constructorParameters.toEqualTypeOf<[error: ClientError]>()
  expectTypeOf<typeof api.SettingsException>().constructorParameters.toEqualTypeOf<[error: api.SettingsError]>()
  expectTypeOf<typeof api.basic>().toEqualTypeOf<
    (
      source: Source<{
        readonly user: string
        readonly password: string
        readonly expiresAt?: Date | number
      }>,
    ) => Task.Auth
  >()
  expectTypeOf<typeof api.bearer>().toEqualTypeOf<(source: Source<string>) => Task.Auth>()
  expectTypeOf<typeof api.dateTimeOffset>().toEqualTypeOf<(text: string) => DateTimeOffset>()
  expectTypeOf<typeof api.makeClient>().toEqualTypeOf<(config: ClientConfig) => Client>()
  expectTypeOf<typeof api.makeClientOf>().toEqualTypeOf<
    <O extends OperationsByName>(operations: O) => (config: ClientConfig) => ClientOf<O>
  >()
  expectTypeOf<typeof api.soTicket>().toEqualTypeOf<(source: Source<string>) => Task.Auth>()
  expectTypeOf<typeof api.withResponse>().toEqualTypeOf<
    <Input, Output>(
      call: (input: Input, options?: CallOptions) => Promise<Output>,
    ) => (input: Input, options?: CallOptions) => Promise<Answered<Output>>
  >()
  expectTypeOf<typeof api.xsrf>().toEqualTypeOf<(source: Source<string>) => Task.Auth>()
})

test('every type has its members', () => {
  expectTypeOf<api.Accounts>().toEqualTypeOf<Accounts>()
  expectTypeOf<api.AnswerMediaType>().toEqualTypeOf<AnswerMediaType>()
  expectTypeOf<api.Answered<string>>().toEqualTypeOf<Answered<string>>()
  expectTypeOf<api.Auth>().toEqualTypeOf<Auth>()
  expectTypeOf<api.BaseUrl>().toEqualTypeOf<BaseUrl>()
  expectTypeOf<api.CallOptions>().toEqualTypeOf<CallOptions>()
  expectTypeOf<api.Client>().branded.toEqualTypeOf<
    PromisedCalls<Calls> &
      ClientBase & {
        readonly changeEMailAccount: Promised<TaskClient['changeEMailAccount']>
        readonly saveEMailAccounts: (accounts: Accounts, options?: SaveOptions) => AsyncGenerator<Settled, void>
      }
  >()
  expectTypeOf<api.ClientBase>().branded.toEqualTypeOf<
    Pick<TaskClientBase, 'close'> & {
      readonly call: <Input, Output>(
        operation: Operation<Input, Output>,
      ) => (input: Input, options?: CallOptions) => Promise<OrNull<Output>>
    }
  >()
  expectTypeOf<api.ClientConfig>().toEqualTypeOf<ClientConfig>()
  expectTypeOf<api.ClientError>().toEqualTypeOf<ClientError>()
  expectTypeOf<api.ClientOf<string>>().toEqualTypeOf<
    PromisedCalls<Omit<TaskClientOf<string>, keyof ClientBase>> & ClientBase
  >()
  expectTypeOf<api.ConnectionFailure>().toEqualTypeOf<ConnectionFailure>()
  expectTypeOf<api.DateTimeOffset>().toEqualTypeOf<DateTimeOffset>()
  expectTypeOf<api.DecodeFailure>().toEqualTypeOf<DecodeFailure>()
  expectTypeOf<api.EMailAccount>().toEqualTypeOf<EMailAccount>()
  expectTypeOf<api.EMailConnectionInfo>().toEqualTypeOf<EMailConnectionInfo>()
  expectTypeOf<api.EMailConnectionInfoExtended>().toEqualTypeOf<EMailConnectionInfoExtended>()
  expectTypeOf<api.Expiring<string>>().toEqualTypeOf<Expiring<string>>()
  expectTypeOf<api.ExpiringCredentials>().toEqualTypeOf<ExpiringCredentials>()
  expectTypeOf<api.FieldProperties>().toEqualTypeOf<FieldProperties>()
  expectTypeOf<api.FieldProperty>().toEqualTypeOf<FieldProperty>()
  expectTypeOf<api.FieldRight>().toEqualTypeOf<FieldRight>()
  expectTypeOf<api.FlagSet>().toEqualTypeOf<FlagSet>()
  expectTypeOf<api.HttpHeaders>().toEqualTypeOf<HttpHeaders>()
  expectTypeOf<api.HttpRequest>().toEqualTypeOf<HttpRequest>()
  expectTypeOf<api.HttpResponse>().toEqualTypeOf<HttpResponse>()
  expectTypeOf<api.MediaType<string>>().toEqualTypeOf<MediaType<string>>()
  expectTypeOf<api.Operation<string, string>>().toEqualTypeOf<Operation<string, string>>()
  expectTypeOf<api.OrNull<string>>().toEqualTypeOf<[string] extends [O.Option<infer B>] ? B | null : string>()
  expectTypeOf<api.Promised<(id: number) => TE.TaskEither<ClientError, string>>>().toEqualTypeOf<
    (id: number) => Promise<string>
  >()
  expectTypeOf<
    api.PromisedCalls<{ readonly f: (id: number) => TE.TaskEither<ClientError, O.Option<string>> }>
  >().toEqualTypeOf<{
    readonly f: (id: number) => Promise<string | null>
  }>()
  expectTypeOf<api.Rejection>().toEqualTypeOf<Rejection>()
  expectTypeOf<api.RetryPolicy>().toEqualTypeOf<RetryPolicy>()
  expectTypeOf<api.SaveEMailAccountRequest>().toEqualTypeOf<SaveEMailAccountRequest>()
  expectTypeOf<api.SaveOptions>().toEqualTypeOf<SaveOptions>()
  expectTypeOf<api.ServiceAuth>().toEqualTypeOf<ServiceAuth>()
  expectTypeOf<api.SettingsError>().toEqualTypeOf<SettingsError>()
  expectTypeOf<api.Settled>().toEqualTypeOf<
    {
      readonly account: SaveEMailAccountRequest
    } & PromiseSettledResult<EMailAccount>
  >()
  expectTypeOf<api.Source<string | object>>().toEqualTypeOf<
    string | object | Task.Expiring<string | object> | (() => Promise<string | object | Task.Expiring<string | object>>)
  >()
  expectTypeOf<api.SyncUserAccount>().toEqualTypeOf<SyncUserAccount>()
  expectTypeOf<api.TableRight>().toEqualTypeOf<TableRight>()
  expectTypeOf<api.TimeZone>().toEqualTypeOf<TimeZone>()
  expectTypeOf<api.Transport>().toEqualTypeOf<Transport>()
  expectTypeOf<api.TransportError>().toEqualTypeOf<TransportError>()
  expectTypeOf<api.ClientException>().toExtend<Error>()
  expectTypeOf<Omit<api.ClientException, Exclude<keyof Error, 'name'>>>().toEqualTypeOf<{
    readonly name: 'ClientException'
    readonly error: ClientError
    toJSON: () => object
  }>()
  expectTypeOf<api.SettingsException>().toExtend<Error>()
  expectTypeOf<Omit<api.SettingsException, Exclude<keyof Error, 'name'>>>().toEqualTypeOf<{
    readonly name: 'SettingsException'
    readonly error: api.SettingsError
    toJSON: () => object
  }>()
})
