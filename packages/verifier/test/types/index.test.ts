/** The types of all exports of @so-email/verifier. `tsc` is the judge; nothing here runs. */
import type { Operation, Redacted, ServerVersion } from '@so-email/codecs'
import type { DescribedOperation, HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import type { either as E, io as IO, option as O, task as T, taskEither as TE } from 'fp-ts'
import { expectTypeOf, test } from 'vitest'
import type { newAccount } from '../../src/account/newAccountBody.js'
import type { Values } from '../../src/drift/description/Description.js'
import type { Environment } from '../../src/Environment.js'
import type { Send } from '../../src/http/post.js'
import type * as api from '../../src/index.js'
import type {
  AllowList,
  Caller,
  CommandDefaults,
  ContentTypeMatcher,
  Credentials,
  Description,
  Difference,
  Exchange,
  Explained,
  groups,
  Lacking,
  LiveAccounts,
  LiveState,
  Mismatch,
  OperationHere,
  Outcome,
  Pact,
  PactInteraction,
  Provider,
  Review,
  RunLimits,
  RunningServer,
  RunOptions,
  Sample,
  Verification,
  VerificationRun,
  Verified,
  Verifier,
} from '../../src/index.js'
import type { LiveAccount } from '../../src/live/accounts/LiveAccounts.js'
import type { Forwarder } from '../../src/live/Forwarder.js'
import type { StateValues } from '../../src/live/liveStates.js'

test('every value has its type', () => {
  expectTypeOf<typeof api.allowList>().toEqualTypeOf<AllowList>()
  expectTypeOf<typeof api.broken>().toEqualTypeOf<({ interactions }: Verification) => ReadonlyArray<Verified>>()
  expectTypeOf<typeof api.credentialsFrom>().toEqualTypeOf<(env: Environment) => E.Either<string, Credentials>>()
  expectTypeOf<typeof api.decodeDescription>().toEqualTypeOf<(u: unknown) => E.Either<string, Description>>()
  expectTypeOf<typeof api.drawDifference>().toEqualTypeOf<(difference: Difference) => string>()
  expectTypeOf<typeof api.drift>().toEqualTypeOf<
    (description: Description, operations: ReadonlyArray<OperationHere>) => ReadonlyArray<Difference>
  >()
  expectTypeOf<typeof api.driftCommand>().toEqualTypeOf<(argv: ReadonlyArray<string>, program?: string) => number>()
  expectTypeOf<typeof api.exchangeOf>().toEqualTypeOf<
    <Input, Output>(operation: Operation<Input, Output>) => (sample: Sample<Input, Output>) => Exchange
  >()
  expectTypeOf<typeof api.findLacking>().toEqualTypeOf<
    (
      { send, headers, associateId, newAddress }: Caller,
      version: ServerVersion | null,
    ) => TE.TaskEither<string, Lacking>
  >()
  expectTypeOf<typeof api.forward>().toEqualTypeOf<
    (
      site: string,
      deadline?: number,
      stop?: AbortSignal,
    ) => (request: HttpRequest) => TE.TaskEither<string, HttpResponse>
  >()
  expectTypeOf<typeof api.groupOf>().toEqualTypeOf<(interaction: PactInteraction) => O.Option<string>>()
  expectTypeOf<typeof api.groups>().toEqualTypeOf<{
    readonly 'later:folders': 'InboxFolder and SentFolder come back as they were sent'
    readonly 'later:SimpleMode': 'SimpleMode comes back as it was sent'
    readonly 'later:LastFetch': 'LastFetch comes back with the ticks and the offset that were sent'
    readonly 'later:UseGraphApi': 'UseGraphApi comes back as it was sent'
    readonly 'later:unknown properties': 'a property that the client does not know comes back as it was sent'
    readonly 'later:rights': 'an account has a TableRight and FieldProperties'
    readonly 'online:tenant': 'a tenant answers its state, and 421 where it was before it moved'
    readonly 'assumption:unknown id': 'a request with an unknown id is answered with null'
    readonly 'assumption:unknown id deleted': 'deleting an account that does not exist is answered with 204'
    readonly 'assumption:nothing found': 'a request that finds nothing is answered with null, an empty account or 0'
    readonly 'assumption:duplicate addresses': 'several accounts may share an address'
    readonly 'assumption:refusals': 'a request that is not valid is answered with 400 and an error object with an ErrorSource'
    readonly 'assumption:not granted': 'an application that was not granted the EMail agent is answered with 403'
    readonly 'assumption:passwords': 'passwords come back in clear'
    readonly 'assumption:time zone': 'SO-TimeZone converts LastFetch'
  }>()
  expectTypeOf<typeof api.idIn>().toEqualTypeOf<(response: HttpResponse) => number>()
  expectTypeOf<typeof api.junit>().toEqualTypeOf<(verifications: ReadonlyArray<Verification>) => string>()
  expectTypeOf<typeof api.lackingIn>().toEqualTypeOf<
    (version: ServerVersion | null) => (account: Readonly<Record<string, unknown>>) => Lacking
  >()
  expectTypeOf<typeof api.laterProperties>().toEqualTypeOf<Readonly<Record<string, unknown>>>()
  expectTypeOf<typeof api.leftOutByGroup>().toEqualTypeOf<
    (leaveOut: ReadonlyArray<string>, lacking: Lacking) => (interaction: PactInteraction) => O.Option<string>
  >()
  expectTypeOf<typeof api.listen>().toEqualTypeOf<
    (respond: (request: HttpRequest) => TE.TaskEither<unknown, HttpResponse>) => Promise<RunningServer>
  >()
  expectTypeOf<typeof api.liveStates>().toEqualTypeOf<{
    'an account exists': {
      readonly _tag: 'Live'
      readonly writes: boolean
      readonly setUp: (accounts: LiveAccounts) => TE.TaskEither<string, StateValues>
    }
    'the caller is an associate': {
      readonly _tag: 'Live'
      readonly writes: boolean
      readonly setUp: (accounts: LiveAccounts) => TE.TaskEither<string, StateValues>
    }
    'no account exists': LiveState
    'these accounts exist': LiveState
    'documented sample': LiveState
    'the installation is online': LiveState
    'a tenant is in a state': LiveState
    'a tenant has moved': LiveState
    'these mail servers exist': LiveState
    'these domains have mail records': LiveState
    'the next operations fail': LiveState
  }>()
  expectTypeOf<typeof api.newAccountBody>().toEqualTypeOf<(...account: Parameters<typeof newAccount>) => Uint8Array>()
  expectTypeOf<typeof api.newAddress>().toEqualTypeOf<() => string>()
  expectTypeOf<typeof api.only>().toEqualTypeOf<
    (pact: Pact, wanted: (interaction: PactInteraction) => boolean) => Pact
  >()
  expectTypeOf<typeof api.publishedCredentials>().toEqualTypeOf<{
    readonly authorization: 'Basic dGplMDpUamUw'
    readonly ticket: '7T:sample-ticket'
    readonly token: '8A:sample-token'
    readonly appToken: 'sample-app-token'
    readonly xsrfToken: 'sample-xsrf-token'
    readonly cookie: 'XSRF-TOKEN=sample-xsrf-token'
  }>()
  expectTypeOf<typeof api.readPact>().toEqualTypeOf<(file: string) => E.Either<string, Pact>>()
  expectTypeOf<typeof api.report>().toEqualTypeOf<(url: string, verifications: ReadonlyArray<Verification>) => string>()
  expectTypeOf<typeof api.review>().toEqualTypeOf<
    (lines: AllowList) => (differences: ReadonlyArray<Difference>) => Review
  >()
  expectTypeOf<typeof api.runScenarios>().toEqualTypeOf<
    (
      caller: Caller & {
        readonly readOnly: boolean
        readonly pause?: number
      },
    ) => T.Task<Verification>
  >()
  expectTypeOf<typeof api.scenarioNames>().toEqualTypeOf<ReadonlyArray<string>>()
  expectTypeOf<typeof api.startVerificationRun>().toEqualTypeOf<
    (site: string, pacts: ReadonlyArray<Pact>, options: RunOptions) => Promise<VerificationRun>
  >()
  expectTypeOf<typeof api.startVerifier>().toEqualTypeOf<() => Verifier>()
  expectTypeOf<typeof api.statesOf>().toEqualTypeOf<({ providerStates }: PactInteraction) => ReadonlyArray<string>>()
  expectTypeOf<typeof api.unusedId>().toEqualTypeOf<2147483647>()
  expectTypeOf<typeof api.verifyCommand>().toEqualTypeOf<
    (argv: ReadonlyArray<string>, defaults: CommandDefaults) => Promise<number>
  >()
})

test('every type has its members', () => {
  expectTypeOf<api.AllowList>().toEqualTypeOf<Readonly<Record<string, string>>>()
  expectTypeOf<api.Caller>().toEqualTypeOf<{
    readonly send: Send
    readonly headers: HttpHeaders
    readonly associateId: number
    readonly newAddress: IO.IO<string>
  }>()
  expectTypeOf<api.CommandDefaults>().toEqualTypeOf<{
    readonly program: string
    readonly pacts: ReadonlyArray<string>
    readonly verifier?: Verifier
  }>()
  expectTypeOf<api.ContentTypeMatcher>().toEqualTypeOf<{
    readonly 'pact:matcher:type': 'regex'
    readonly regex: string
    readonly value: string
  }>()
  expectTypeOf<api.Credentials>().toEqualTypeOf<{
    readonly basic: Redacted<string> | null
    readonly ticket: Redacted<string> | null
    readonly token: Redacted<string> | null
    readonly appToken: Redacted<string> | null
  }>()
  expectTypeOf<api.Description>().toEqualTypeOf<{
    readonly dialect: 'Swagger 2' | 'OpenAPI 3'
    readonly document: Values
    readonly base: string
    readonly paths: Values
  }>()
  expectTypeOf<api.Difference>().toEqualTypeOf<
    | {
        readonly _tag: 'Gone'
        readonly place: string
      }
    | {
        readonly _tag: 'New'
        readonly place: string
        readonly there: string
      }
    | {
        readonly _tag: 'Respelled'
        readonly place: string
        readonly there: string
      }
    | {
        readonly _tag: 'Retyped'
        readonly place: string
        readonly here: string
        readonly there: string
      }
    | {
        readonly _tag: 'Moved'
        readonly place: string
        readonly here: string
        readonly there: string
      }
    | {
        readonly _tag: 'Presence'
        readonly place: string
        readonly here: string
        readonly there: string
      }
    | {
        readonly _tag: 'Nullability'
        readonly place: string
        readonly here: string
        readonly there: string
      }
    | {
        readonly _tag: 'Unreadable'
        readonly place: string
        readonly construct: string
      }
  >()
  expectTypeOf<api.Exchange>().toEqualTypeOf<{
    readonly request: {
      readonly method: 'POST'
      readonly path: string
      readonly query?: Readonly<Record<string, string>>
      readonly headers: Readonly<Record<string, string>>
      readonly body?: unknown
    }
    readonly response: {
      readonly status: number
      readonly headers?: Readonly<Record<string, ContentTypeMatcher>>
      readonly body?: unknown
    }
  }>()
  expectTypeOf<api.Explained>().toEqualTypeOf<{
    readonly difference: Difference
    readonly line: string
    readonly reason: string
  }>()
  expectTypeOf<api.Group>().toEqualTypeOf<keyof typeof groups>()
  expectTypeOf<api.Lacking>().toEqualTypeOf<Readonly<Record<string, string>>>()
  expectTypeOf<api.LiveState>().toEqualTypeOf<
    | {
        readonly _tag: 'Live'
        readonly writes: boolean
        readonly setUp: (accounts: LiveAccounts) => TE.TaskEither<string, StateValues>
      }
    | {
        readonly _tag: 'StubOnly'
        readonly because: string
      }
  >()
  expectTypeOf<api.LiveAccounts>().toEqualTypeOf<{
    readonly associateId: TE.TaskEither<string, number>
    readonly create: TE.TaskEither<string, LiveAccount>
    readonly exchange: Send
    readonly maySend: (request: HttpRequest) => boolean
    readonly removeAll: TE.TaskEither<string, void>
    readonly leftBehind: IO.IO<ReadonlyArray<string>>
    readonly stop: IO.IO<void>
  }>()
  expectTypeOf<api.Mismatch>().toEqualTypeOf<{ readonly place: string; readonly problem: string }>()
  expectTypeOf<api.OperationHere>().toEqualTypeOf<Omit<DescribedOperation, 'summary'>>()
  expectTypeOf<api.Outcome>().toEqualTypeOf<
    | {
        readonly _tag: 'Passed'
      }
    | {
        readonly _tag: 'Failed'
        readonly mismatches: ReadonlyArray<Mismatch>
      }
    | {
        readonly _tag: 'NotVerified'
        readonly reason: string
      }
    | {
        readonly _tag: 'LeftOut'
        readonly reason: string
      }
  >()
  expectTypeOf<api.Pact>().toEqualTypeOf<{
    consumer: { name: string }
    provider: { name: string }
    interactions: ({
      description: string
      request: { method: string; path: string } & {
        headers?: { [x: string]: string[] }
        query?: { [key: string]: unknown }
        body?: unknown
      }
      response: { status: number } & { headers?: { [x: string]: string[] }; body?: unknown }
    } & { providerStates?: ({ name: string } & { params?: { [key: string]: unknown } })[]; comments?: unknown })[]
  }>()
  expectTypeOf<api.PactInteraction>().toEqualTypeOf<
    {
      description: string
      request: { method: string; path: string } & {
        headers?: { [x: string]: string[] }
        query?: { [key: string]: unknown }
        body?: unknown
      }
      response: { status: number } & { headers?: { [x: string]: string[] }; body?: unknown }
    } & { providerStates?: ({ name: string } & { params?: { [key: string]: unknown } })[]; comments?: unknown }
  >()
  expectTypeOf<api.Provider>().toEqualTypeOf<{ readonly url: string; readonly statesUrl: string }>()
  expectTypeOf<api.Review>().toEqualTypeOf<{
    readonly unexplained: ReadonlyArray<Difference>
    readonly explained: ReadonlyArray<Explained>
    readonly stale: ReadonlyArray<string>
  }>()
  expectTypeOf<api.RunLimits>().toEqualTypeOf<{
    readonly exchange: number
    readonly cleanup: number
    readonly run: number
  }>()
  expectTypeOf<api.RunOptions>().toEqualTypeOf<{
    readonly credentials: Credentials
    readonly readOnly: boolean
    readonly mailServers?: boolean
    readonly associateId?: number | null
    readonly leaveOut?: ReadonlyArray<string>
    readonly serverVersion?: ServerVersion | null
    readonly verifier?: Verifier
    readonly limits?: Partial<RunLimits>
  }>()
  expectTypeOf<api.RunningServer>().toEqualTypeOf<{ readonly url: string; readonly close: () => Promise<void> }>()
  expectTypeOf<api.Sample<string, string>>().toEqualTypeOf<{
    readonly input: string
    readonly output: string
    readonly literal?: ReadonlyArray<string>
  }>()
  expectTypeOf<api.Verification>().toEqualTypeOf<{
    readonly consumer: string
    readonly provider: string
    readonly interactions: ReadonlyArray<Verified>
  }>()
  expectTypeOf<api.VerificationRun>().toEqualTypeOf<{
    readonly verify: TE.TaskEither<string, ReadonlyArray<Verification>>
    readonly problems: Forwarder['problems']
    readonly end: TE.TaskEither<string, void>
  }>()
  expectTypeOf<api.Verified>().toEqualTypeOf<{
    readonly description: string
    readonly states: ReadonlyArray<string>
    readonly outcome: Outcome
    readonly duration: number
  }>()
  expectTypeOf<api.Verifier>().toEqualTypeOf<{
    readonly verify: (pact: Pact, provider: Provider) => TE.TaskEither<string, Verification>
    readonly close: () => void
  }>()
})

test('what is wrong does not compile', () => {
  const wrong: ReadonlyArray<unknown> = [
    // @ts-expect-error a state is live, or only of a stub
    { _tag: 'Later' } satisfies api.LiveState,
    // @ts-expect-error a run names its credentials
    { readOnly: true } satisfies api.RunOptions,
    // @ts-expect-error a pact has interactions
    { consumer: { name: 'a' }, provider: { name: 'b' } } satisfies api.Pact,
  ]
  expectTypeOf(wrong).toEqualTypeOf<ReadonlyArray<unknown>>()
})
