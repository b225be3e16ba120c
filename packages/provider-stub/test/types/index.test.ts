/** The types of all exports of @so-email/provider-stub. `tsc` is the judge; nothing here runs. */
import type { EMailAccount, Operation, ServerVersion, TenantStateName } from '@so-email/codecs'
import type { HttpHeaders, Transport } from '@so-email/wire'
import type { either as E } from 'fp-ts'
import type * as t from 'io-ts'
import { expectTypeOf, test } from 'vitest'
import type { Handler } from '../../src/handlers/Handler.js'
import type * as api from '../../src/index.js'
import type {
  Accounts,
  Assumptions,
  Bounds,
  Caller,
  Configuration,
  Endpoint,
  Entry,
  Fault,
  Fetch,
  HandleContext,
  Journal,
  MailDomain,
  MailServer,
  Mode,
  ProviderStates,
  Resources,
  RunningStub,
  ServerOptions,
  StateName,
  States,
  Stub,
  StubOptions,
  TenantOptions,
  TimeZones,
  User,
} from '../../src/index.js'

/** The parameters of a state. */
type StateOf<K extends keyof ProviderStates> = { [P in keyof ProviderStates[K]]: ProviderStates[K][P] }

test('every value has its type', () => {
  expectTypeOf<typeof api.Fault>().toEqualTypeOf<
    t.UnionC<
      [
        t.TypeC<{
          _tag: t.LiteralC<'Latency'>
          milliseconds: t.Type<number, number, unknown>
        }>,
        t.IntersectionC<
          [
            t.TypeC<{
              _tag: t.LiteralC<'Status'>
              status: t.Type<number, number, unknown>
            }>,
            t.PartialC<{
              retryAfter: t.Type<number, number, unknown>
            }>,
          ]
        >,
        t.TypeC<{
          _tag: t.LiteralC<'Html'>
        }>,
        t.TypeC<{
          _tag: t.LiteralC<'ErrorObject'>
        }>,
        t.TypeC<{
          _tag: t.LiteralC<'Null'>
        }>,
        t.TypeC<{
          _tag: t.LiteralC<'WrongType'>
          property: t.StringC
        }>,
        t.TypeC<{
          _tag: t.LiteralC<'Truncated'>
        }>,
        t.TypeC<{
          _tag: t.LiteralC<'Reset'>
        }>,
      ]
    >
  >()
  expectTypeOf<typeof api.assumptions>().toEqualTypeOf<Assumptions>()
  expectTypeOf<typeof api.handle>().toEqualTypeOf<
    <Input, Output>(
      operation: Operation<Input, Output>,
      answer: (input: Input, context: HandleContext) => Output,
    ) => Endpoint
  >()
  expectTypeOf<typeof api.makeStub>().toEqualTypeOf<(options?: StubOptions) => Stub>()
  expectTypeOf<typeof api.sampleAccount>().toEqualTypeOf<EMailAccount>()
  expectTypeOf<typeof api.sampleAppToken>().toEqualTypeOf<'sample-app-token'>()
  expectTypeOf<typeof api.sampleUser>().toEqualTypeOf<{
    readonly name: 'tje0'
    readonly password: 'Tje0'
    readonly associateId: 244
    readonly tickets: readonly ['7T:sample-ticket']
    readonly tokens: readonly ['8A:sample-token']
    readonly xsrfTokens: readonly ['sample-xsrf-token']
  }>()
  expectTypeOf<typeof api.startStub>().toEqualTypeOf<(options?: ServerOptions) => Promise<RunningStub>>()
  expectTypeOf<typeof api.stateNames>().toEqualTypeOf<ReadonlyArray<StateName>>()
})

test('every type has its members', () => {
  expectTypeOf<api.Accounts>().toEqualTypeOf<{
    readonly get: (id: number) => EMailAccount | undefined
    readonly all: () => Iterable<EMailAccount>
    readonly withAddress: (address: string, associateId?: number) => EMailAccount | undefined
  }>()
  expectTypeOf<api.Assumptions>().toEqualTypeOf<{
    readonly unknownId: 'null' | 'refused' | 'created'
    readonly unknownIdDeleted: 'gone' | 'refused'
    readonly unknownIdSynced: 'ignored' | 'refused'
    readonly duplicateAddress: 'kept' | 'refused'
    readonly addressCase: 'ignored' | 'compared'
    readonly longText: 'refused' | 'kept'
    readonly readOnly: 'kept' | 'written'
    readonly passwords: 'clear' | 'hidden'
    readonly propertyCase: 'ignored' | 'compared'
    readonly absentProperty: 'defaulted' | 'refused'
    readonly dateBeforeYear1: 'never' | 'refused'
    readonly invalidInput: 400 | 200
    readonly notAcceptable: 'json' | 406
    readonly timeZone: 'converts' | 'ignored'
    readonly emptyAnswer: 200 | 204
    readonly jsonAsForm: 'refused' | 'read'
    readonly notGranted: 403 | 401
  }>()
  expectTypeOf<api.Bounds>().toEqualTypeOf<{
    readonly maxBodyBytes: number
    readonly maxArrivingBytes: number
    readonly maxHeaderBytes: number
    readonly headersTimeout: number
    readonly requestTimeout: number
    readonly maxConnections: number
    readonly maxPipelined: number
  }>()
  expectTypeOf<api.Caller>().toEqualTypeOf<{ readonly name: string; readonly associateId: number }>()
  expectTypeOf<api.Configuration>().toEqualTypeOf<{
    readonly assumptions?: Partial<Assumptions>
    readonly serverVersion?: ServerVersion
  }>()
  expectTypeOf<api.Endpoint>().toEqualTypeOf<{
    readonly operation: Operation<unknown, unknown>
    readonly handler: Handler<unknown, unknown>
  }>()
  expectTypeOf<api.Entry>().toEqualTypeOf<{
    readonly at: number
    readonly method: string
    readonly path: string
    readonly operation: string | null
    readonly user: string | null
    readonly headers: HttpHeaders
    readonly input: unknown
    readonly status: number
    readonly output: unknown
    readonly refused: string | null
    readonly fault: string | null
  }>()
  expectTypeOf<api.Fault>().toEqualTypeOf<t.TypeOf<typeof Fault>>()
  expectTypeOf<api.Fetch>().toEqualTypeOf<(input: Request | URL | string, init?: RequestInit) => Promise<Response>>()
  expectTypeOf<api.HandleContext>().toEqualTypeOf<{ readonly accounts: Accounts; readonly caller: Caller }>()
  expectTypeOf<api.Journal>().toEqualTypeOf<{
    readonly entries: () => ReadonlyArray<Entry>
    readonly clear: () => void
  }>()
  expectTypeOf<api.MailDomain>().toEqualTypeOf<{
    readonly domain: string
    readonly mx?: boolean
    readonly spf?: ReadonlyArray<string>
  }>()
  expectTypeOf<api.MailServer>().toEqualTypeOf<{
    readonly host: string
    readonly logins: ReadonlyArray<{
      readonly userName: string
      readonly password: string
    }>
    readonly port?: number
    readonly use?: 'incoming' | 'outgoing'
  }>()
  expectTypeOf<api.Mode>().toEqualTypeOf<'onsite' | 'online'>()
  expectTypeOf<StateOf<'an account exists'>>().toEqualTypeOf<{
    readonly id: number
    readonly address?: string
    readonly associateId?: number
  }>()
  expectTypeOf<StateOf<'the caller is an associate'>>().toEqualTypeOf<{ readonly associateId: number }>()
  expectTypeOf<StateOf<'no account exists'>>().toEqualTypeOf<Record<never, never>>()
  expectTypeOf<StateOf<'these accounts exist'>>().toEqualTypeOf<{ readonly accounts: Array<EMailAccount> }>()
  expectTypeOf<StateOf<'documented sample'>>().toEqualTypeOf<Record<never, never>>()
  expectTypeOf<StateOf<'the installation is online'>>().toEqualTypeOf<{ readonly granted: boolean }>()
  expectTypeOf<StateOf<'a tenant is in a state'>>().toEqualTypeOf<{ contextId: string; state: TenantStateName }>()
  expectTypeOf<api.ProviderStates['a tenant has moved']>().toEqualTypeOf<{ contextId: string; path: string }>()
  expectTypeOf<StateOf<'these mail servers exist'>>().toEqualTypeOf<{ readonly servers: ReadonlyArray<MailServer> }>()
  expectTypeOf<StateOf<'these domains have mail records'>>().toEqualTypeOf<{
    readonly domains: ReadonlyArray<MailDomain>
  }>()
  expectTypeOf<StateOf<'the next operations fail'>>().toEqualTypeOf<{ fault: Fault; times: number }>()
  expectTypeOf<keyof api.ProviderStates>().toEqualTypeOf<
    | 'an account exists'
    | 'the caller is an associate'
    | 'no account exists'
    | 'these accounts exist'
    | 'documented sample'
    | 'the installation is online'
    | 'a tenant is in a state'
    | 'a tenant has moved'
    | 'these mail servers exist'
    | 'these domains have mail records'
    | 'the next operations fail'
  >()
  expectTypeOf<api.Resources>().toEqualTypeOf<Readonly<Record<string, Readonly<Record<string, string>>>>>()
  expectTypeOf<typeof api.NotKeptException>().constructorParameters.branded.toEqualTypeOf<
    [{ readonly isTemporary: boolean; readonly reason: string }]
  >()
  expectTypeOf<api.NotKeptException>().toExtend<Error>()
  expectTypeOf<Omit<api.NotKeptException, Exclude<keyof Error, 'name'>>>().toEqualTypeOf<{
    readonly name: 'NotKeptException'
    readonly isTemporary: boolean
  }>()
  expectTypeOf<api.RunningStub>().branded.toEqualTypeOf<
    Stub & { readonly url: string; readonly kept: () => Promise<void>; readonly close: () => Promise<void> }
  >()
  expectTypeOf<api.ServerOptions>().branded.toEqualTypeOf<
    StubOptions & {
      readonly port?: number
      readonly host?: string
      readonly allowHosts?: ReadonlyArray<string>
      readonly states?: boolean
      readonly ui?: boolean
      readonly cors?: string
      readonly bounds?: Partial<Bounds>
      readonly data?: string
    }
  >()
  expectTypeOf<api.StateName>().toEqualTypeOf<keyof ProviderStates>()
  expectTypeOf<api.States>().toEqualTypeOf<{
    readonly enter: <K extends StateName>(name: K, params: ProviderStates[K]) => void
    readonly enterUnknown: (name: string, params: unknown) => E.Either<string, void>
    readonly leave: () => void
  }>()
  expectTypeOf<api.Stub>().toEqualTypeOf<{
    readonly answer: Transport
    readonly fetch: Fetch
    readonly accounts: Accounts
    readonly journal: Journal
    readonly states: States
    readonly fail: (fault: Fault, times?: number) => void
    readonly configure: (configuration: Configuration) => void
    readonly reset: () => void
  }>()
  expectTypeOf<api.StubOptions>().toEqualTypeOf<{
    readonly mode?: Mode
    readonly users?: ReadonlyArray<User>
    readonly appTokens?: ReadonlyArray<string>
    readonly granted?: boolean
    readonly serverVersion?: ServerVersion
    readonly accounts?: ReadonlyArray<EMailAccount>
    readonly basePath?: string
    readonly tenant?: TenantOptions
    readonly assumptions?: Partial<Assumptions>
    readonly resources?: Resources
    readonly zones?: TimeZones
    readonly mailServers?: ReadonlyArray<MailServer>
    readonly mailDomains?: ReadonlyArray<MailDomain>
    readonly handlers?: ReadonlyArray<Endpoint>
    readonly journalSize?: number
    readonly onEntry?: (entry: Entry) => void
  }>()
  expectTypeOf<api.TenantOptions>().toEqualTypeOf<{
    readonly contextId: string
    readonly state?: TenantStateName
    readonly validFor?: number
  }>()
  expectTypeOf<api.TimeZones>().toEqualTypeOf<Readonly<Record<string, string>>>()
  expectTypeOf<api.User>().toEqualTypeOf<{
    readonly name: string
    readonly password: string
    readonly associateId?: number
    readonly tickets?: ReadonlyArray<string>
    readonly tokens?: ReadonlyArray<string>
    readonly xsrfTokens?: ReadonlyArray<string>
  }>()
})

test('what is wrong does not compile', () => {
  const wrong: ReadonlyArray<unknown> = [
    // @ts-expect-error an installation is on site or Online
    { mode: 'cloud' } satisfies api.StubOptions,
    // @ts-expect-error no documentation has this version
    { serverVersion: '0' } satisfies api.StubOptions,
    // @ts-expect-error an assumption has two possibilities
    { assumptions: { passwords: 'shown' } } satisfies api.StubOptions,
    // @ts-expect-error a user has a password and an associate
    { users: [{ name: 'tje0' }] } satisfies api.StubOptions,
    // @ts-expect-error no contract uses this state
    'an account' satisfies api.StateName,
    // @ts-expect-error a stub in memory has no port
    { port: 0 } satisfies api.StubOptions,
  ]
  expectTypeOf(wrong).toEqualTypeOf<ReadonlyArray<unknown>>()
})
