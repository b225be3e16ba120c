// What must compile, and what must not. `tsc` is the judge; nothing here runs.
import type {
  EMailAccount,
  EMailConnectionInfo,
  EMailConnectionInfoExtended,
  Operations,
  SaveEMailAccountRequest,
  SyncUserAccount,
} from '@so-email/codecs'
import { type AnswerMediaType, form, named, xml } from '@so-email/wire'
import type { either as E, option as O, taskEither as TE } from 'fp-ts'
import { describe, expectTypeOf, test } from 'vitest'
import {
  type Auth,
  basic,
  bearer,
  type Call,
  type CallOptions,
  type Calls,
  type Client,
  type ClientConfig,
  type ClientError,
  makeClient,
  matchClientError,
  type SettingsError,
} from '../src/index.js'
import * as promise from '../src/promise/index.js'

const check = (_: () => unknown) => {}

/** The type of no input, which may be left out, and of no answer. */
type Nothing = ReturnType<() => void>

/** The input and the answer of functions whose types were written by hand; all others are derived in the same way. */
interface Functions {
  readonly saveEMailAccount: readonly [SaveEMailAccountRequest, EMailAccount]
  readonly createDefaultEMailAccount: readonly [Nothing | undefined, EMailAccount]
  readonly getEMailAccount: readonly [{ readonly eMailAccountId: number }, O.Option<EMailAccount>]
  readonly getEMailAccountFromEMailAddress: readonly [{ readonly FromAddress: string }, O.Option<EMailAccount>]
  readonly getCurrentAccount: readonly [Nothing | undefined, O.Option<EMailAccount>]
  readonly getCurrentAccountId: readonly [Nothing | undefined, O.Option<number>]
  readonly deleteEMailAccount: readonly [{ readonly eMailAccountId: number }, Nothing]
  readonly getReadySyncEmailAccounts: readonly [Nothing | undefined, ReadonlyArray<SyncUserAccount>]
  readonly testAuthenticate: readonly [Nothing | undefined, boolean]
  readonly syncEmailAccount: readonly [{ readonly SyncUserAccount: SyncUserAccount }, Nothing]
  readonly syncEmailAccounts: readonly [{ readonly SyncUserAccounts: ReadonlyArray<SyncUserAccount> }, Nothing]
  readonly authenticate: readonly [{ readonly ConnectionInfoExtended: EMailConnectionInfoExtended }, boolean]
  readonly authenticateIncoming: readonly [{ readonly ConnectionInfo: EMailConnectionInfo }, boolean]
  readonly authenticateOutgoing: readonly [{ readonly ConnectionInfo: EMailConnectionInfo }, boolean]
  readonly createDefaultEMailConnectionInfo: readonly [Nothing | undefined, EMailConnectionInfo]
  readonly createDefaultEMailConnectionInfoExtended: readonly [Nothing | undefined, EMailConnectionInfoExtended]
  readonly hasMXRecord: readonly [{ readonly MailDomain: string }, boolean]
  readonly hasSPFRecord: readonly [{ readonly SourceSpf: string; readonly TargetDomain: string }, boolean]
}

describe('every function has the input and the answer of its operation', () => {
  test('with a TaskEither', () => {
    expectTypeOf<keyof Calls>().toEqualTypeOf<keyof Operations>()
    expectTypeOf<{ readonly [K in keyof Functions]: Parameters<Calls[K]>[0] }>().toEqualTypeOf<{
      readonly [K in keyof Functions]: Functions[K][0]
    }>()
    expectTypeOf<Parameters<Calls['saveEMailAccount']>[1]>().toEqualTypeOf<CallOptions | undefined>()
    expectTypeOf<Parameters<Calls['getCurrentAccount']>[1]>().toEqualTypeOf<CallOptions | undefined>()
    expectTypeOf<{ readonly [K in keyof Functions]: ReturnType<Calls[K]> }>().toEqualTypeOf<{
      readonly [K in keyof Functions]: TE.TaskEither<ClientError, Functions[K][1]>
    }>()
  })

  test('with a Promise, where an Option is the value or null', () => {
    type Face = Pick<promise.Client, keyof Functions>
    expectTypeOf<{ readonly [K in keyof Face]: Parameters<Face[K]>[0] }>().toEqualTypeOf<{
      readonly [K in keyof Functions]: Functions[K][0]
    }>()
    expectTypeOf<Parameters<Face['saveEMailAccount']>[1]>().toEqualTypeOf<CallOptions | undefined>()
    expectTypeOf<Parameters<Face['getCurrentAccount']>[1]>().toEqualTypeOf<CallOptions | undefined>()
    expectTypeOf<{ readonly [K in keyof Face]: ReturnType<Face[K]> }>().toEqualTypeOf<{
      readonly saveEMailAccount: Promise<EMailAccount>
      readonly createDefaultEMailAccount: Promise<EMailAccount>
      readonly getEMailAccount: Promise<EMailAccount | null>
      readonly getEMailAccountFromEMailAddress: Promise<EMailAccount | null>
      readonly getCurrentAccount: Promise<EMailAccount | null>
      readonly getCurrentAccountId: Promise<number | null>
      readonly deleteEMailAccount: Promise<void>
      readonly getReadySyncEmailAccounts: Promise<ReadonlyArray<SyncUserAccount>>
      readonly testAuthenticate: Promise<boolean>
      readonly syncEmailAccount: Promise<void>
      readonly syncEmailAccounts: Promise<void>
      readonly authenticate: Promise<boolean>
      readonly authenticateIncoming: Promise<boolean>
      readonly authenticateOutgoing: Promise<boolean>
      readonly createDefaultEMailConnectionInfo: Promise<EMailConnectionInfo>
      readonly createDefaultEMailConnectionInfoExtended: Promise<EMailConnectionInfoExtended>
      readonly hasMXRecord: Promise<boolean>
      readonly hasSPFRecord: Promise<boolean>
    }>()
  })

  test('those that combine operations too', () => {
    type Change = (account: EMailAccount) => EMailAccount
    expectTypeOf<Client['changeEMailAccount']>().toEqualTypeOf<
      (id: number, change: Change, options?: CallOptions) => TE.TaskEither<ClientError, EMailAccount>
    >()
    expectTypeOf<promise.Client['changeEMailAccount']>().toEqualTypeOf<
      (id: number, change: Change, options?: CallOptions) => Promise<EMailAccount>
    >()
    expectTypeOf<Client['close']>().toEqualTypeOf<() => Promise<void>>()
    expectTypeOf<promise.Client['close']>().toEqualTypeOf<() => Promise<void>>()
    expectTypeOf<keyof promise.Client>().toEqualTypeOf<keyof Client>()
  })
})

test('the helper types make one type of another', () => {
  expectTypeOf<promise.OrNull<O.Option<number>>>().toEqualTypeOf<number | null>()
  expectTypeOf<promise.OrNull<EMailAccount>>().toEqualTypeOf<EMailAccount>()
  expectTypeOf<promise.OrNull<string | null>>().toEqualTypeOf<string | null>()
  expectTypeOf<promise.Promised<(id: number) => TE.TaskEither<ClientError, O.Option<string>>>>().toEqualTypeOf<
    (id: number) => Promise<string | null>
  >()
  expectTypeOf<promise.Promised<() => Promise<void>>>().toEqualTypeOf<() => Promise<void>>()
  expectTypeOf<Call<string>>().toEqualTypeOf<never>()
})

test('a client is made or refused', () => {
  expectTypeOf(makeClient).returns.toEqualTypeOf<E.Either<SettingsError, Client>>()
  expectTypeOf(promise.makeClient).returns.toEqualTypeOf<promise.Client>()
})

test('the base URL and the credentials are required', () => {
  // @ts-expect-error a client without credentials is refused
  check(() => makeClient({ baseUrl: 'https://host.test' }))
  // @ts-expect-error a client without a site is refused
  check(() => makeClient({ auth: bearer('8A:abc') }))
  // @ts-expect-error a misspelled option is refused
  check(() => makeClient({ baseUrl: 'https://host.test', auth: bearer('8A:abc'), timeOut: 5 }))
  // @ts-expect-error credentials are made by basic, soTicket, bearer or xsrf: a bare text is refused
  check((): ClientConfig => ({ baseUrl: 'https://host.test', auth: '8A:abc' }))
  // @ts-expect-error a password without a user is refused
  check((): Auth => basic({ password: 'Tje0' }))
})

test('a response is accepted in the documented media types', () => {
  expectTypeOf<CallOptions['accept']>().toEqualTypeOf<AnswerMediaType | undefined>()
  check((): CallOptions => ({ accept: xml, contentType: form }))
  check((): CallOptions => ({ accept: named(xml, 'text/xml') }))
  // @ts-expect-error no response is documented in a form
  check((): CallOptions => ({ accept: form }))
})

test('a property of another kind is refused', () => {
  // @ts-expect-error an address is a text
  check(() => (client: Client) => client.saveEMailAccount({ EMailAddress: 5 }))
  // @ts-expect-error there is no such operation
  check(() => (client: Client) => client.saveEmailAccount({}))
})

test('a date-time is made without fp-ts', () => {
  check((): SaveEMailAccountRequest => ({ LastFetch: promise.dateTimeOffset('2026-11-22T12:00:00Z') }))
  // @ts-expect-error a bare text may be no date-time
  check((): SaveEMailAccountRequest => ({ LastFetch: '2026-11-22T12:00:00Z' }))
})

test('the fold of an error is total', () => {
  const text = () => ''
  const most = {
    InvalidInput: text,
    TenantUnavailable: text,
    CredentialsFailed: text,
    ConnectionFailed: text,
    TimedOut: text,
    Aborted: text,
    NotAuthenticated: text,
    Forbidden: text,
    Rejected: text,
    Throttled: text,
    ServerFailed: text,
    NotFound: text,
  }
  // @ts-expect-error leaving out a case is refused
  check(() => matchClientError(most))
  check(() => matchClientError({ ...most, NotUnderstood: ({ reason }) => reason }))
  // @ts-expect-error a case that does not exist is refused
  check(() => matchClientError<string>({ ...most, NotUnderstood: text, Unknown: text }))
})

test('an error knows what it holds by its tag', () => {
  check(() => (error: ClientError) => {
    if (error._tag === 'Throttled') expectTypeOf(error.delay).toEqualTypeOf<number | null>()
    // @ts-expect-error not every error has a status
    return error.status
  })
})
