/** The types of all exports of @so-email/codecs. `tsc` is the judge; nothing here runs. */
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec'
import type { eq, option as O, ord } from 'fp-ts'
import type * as t from 'io-ts'
import { expectTypeOf, test } from 'vitest'
import type * as api from '../../src/index.js'
import type {
  Algebra,
  Answer,
  DateTimeOffset,
  DateTimeOffsetType,
  DecodeFailure,
  DefinedSchema,
  Description,
  EMailAccount,
  EMailConnectionInfo,
  EMailConnectionInfoExtended,
  Entity,
  EntityC,
  ErrorObject,
  ETenantState,
  FieldProperties,
  FieldProperty,
  FieldRight,
  FlagSet,
  FlagSetType,
  Int32Type,
  JsonSchema,
  LaterProperty,
  Operation,
  OptionalKeysType,
  operations,
  Parameters,
  Primitive,
  Property,
  Redacted,
  Rejection,
  SaveEMailAccountRequest,
  SecretType,
  ServerVersion,
  ServiceAuth,
  StandardSchema,
  SyncUserAccount,
  TableRight,
  TenantState,
} from '../../src/index.js'
import type { Flags, FlagTable } from '../../src/primitives/FlagSet.js'
import type {} from '../../src/primitives/OptionalKeysType.js'

/** What a codec has besides what each has. */
type Own<C extends t.Any> = Omit<C, keyof t.Any>

test('every value has its type', () => {
  expectTypeOf<typeof api.dateTimeOffset.DateTimeOffsetType>().constructorParameters.toEqualTypeOf<[]>()
  expectTypeOf<typeof api.flagSet.FlagSetType>().instance.toEqualTypeOf<api.FlagSetType>()
  expectTypeOf<typeof api.AccountStatus>().toEqualTypeOf<{
    readonly Unknown: 0
    readonly Deleted: 1
    readonly Failing: 2
    readonly Failed: 3
    readonly Ok: 4
  }>()
  expectTypeOf<typeof api.DateTimeOffset>().toEqualTypeOf<DateTimeOffsetType>()
  expectTypeOf<typeof api.EFieldRight>().toEqualTypeOf<FlagSetType>()
  expectTypeOf<typeof api.EMailAccount>().toEqualTypeOf<t.Type<EMailAccount>>()
  expectTypeOf<typeof api.EMailConnectionInfo>().toEqualTypeOf<t.Type<EMailConnectionInfo>>()
  expectTypeOf<typeof api.EMailConnectionInfoExtended>().toEqualTypeOf<t.Type<EMailConnectionInfoExtended>>()
  expectTypeOf<typeof api.ETableRight>().toEqualTypeOf<FlagSetType>()
  expectTypeOf<typeof api.ETenantState>().toEqualTypeOf<{
    readonly Unknown: 0
    readonly Provisioning: 1
    readonly Running: 2
    readonly Deleted: 3
    readonly Suspended: 4
    readonly OnlineMaintenance: 5
    readonly OfflineMaintenance: 6
    readonly ProvisioningFailed: 8
    readonly Deleting: 10
    readonly DeleteFailed: 11
    readonly MigrationPending: 12
  }>()
  expectTypeOf<typeof api.ErrorObject>().toEqualTypeOf<t.Type<ErrorObject>>()
  expectTypeOf<typeof api.FieldProperties>().toEqualTypeOf<t.Type<FieldProperties>>()
  expectTypeOf<typeof api.FieldProperty>().toEqualTypeOf<t.Type<FieldProperty>>()
  expectTypeOf<typeof api.FieldRight>().toEqualTypeOf<t.Type<FieldRight>>()
  expectTypeOf<typeof api.Int32>().toEqualTypeOf<Int32Type>()
  expectTypeOf<typeof api.SaveEMailAccountRequest>().toEqualTypeOf<t.Type<SaveEMailAccountRequest>>()
  expectTypeOf<typeof api.Redacted>().constructorParameters.toEqualTypeOf<[unknown]>()
  expectTypeOf<typeof api.ServiceAuth>().toEqualTypeOf<t.Type<ServiceAuth>>()
  expectTypeOf<typeof api.SyncUserAccount>().toEqualTypeOf<t.Type<SyncUserAccount>>()
  expectTypeOf<typeof api.TableRight>().toEqualTypeOf<t.Type<TableRight>>()
  expectTypeOf<typeof api.TenantState>().toEqualTypeOf<t.Type<TenantState>>()
  expectTypeOf<typeof api.agent>().toEqualTypeOf<
    (name: string) => <Input, Output>(describe: () => Description<Input, Output>) => Operation<Input, Output>
  >()
  expectTypeOf<typeof api.agentError>().toEqualTypeOf<
    (ErrorType: string, Message: string, ErrorSource?: string) => ErrorObject
  >()
  expectTypeOf<typeof api.answers.value>().toEqualTypeOf<<Output>(codec: t.Type<Output>) => Answer<Output>>()
  expectTypeOf<typeof api.answers.foundBy>().toEqualTypeOf<
    <A>(codec: t.Type<A>, idOf: (a: A) => number, missing?: A | null) => Answer<O.Option<A>>
  >()
  expectTypeOf<typeof api.answers.foundId>().toEqualTypeOf<Answer<O.Option<number>>>()
  expectTypeOf<typeof api.answers.empty>().toEqualTypeOf<Answer<void>>()
  expectTypeOf<typeof api.answers.selectable>().toEqualTypeOf<<Output>(answer: Answer<Output>) => Answer<Output>>()
  expectTypeOf<typeof api.arrayOf>().toEqualTypeOf<<A>(item: t.Type<A>) => t.Type<ReadonlyArray<A>>>()
  expectTypeOf<typeof api.authenticate>().toEqualTypeOf<
    Operation<
      {
        readonly ConnectionInfoExtended: EMailConnectionInfoExtended
      },
      boolean
    >
  >()
  expectTypeOf<typeof api.authenticateIncoming>().toEqualTypeOf<
    Operation<
      {
        readonly ConnectionInfo: EMailConnectionInfo
      },
      boolean
    >
  >()
  expectTypeOf<typeof api.authenticateOutgoing>().toEqualTypeOf<
    Operation<
      {
        readonly ConnectionInfo: EMailConnectionInfo
      },
      boolean
    >
  >()
  expectTypeOf<typeof api.canonical>().toEqualTypeOf<(codec: t.Any) => (value: unknown) => unknown>()
  expectTypeOf<typeof api.complete>().toEqualTypeOf<(request: SaveEMailAccountRequest) => SaveEMailAccountRequest>()
  expectTypeOf<typeof api.conceal>().toEqualTypeOf<<A>(value: A) => Redacted<A>>()
  expectTypeOf<typeof api.createDefaultEMailAccount>().toEqualTypeOf<Operation<void, EMailAccount>>()
  expectTypeOf<typeof api.createDefaultEMailConnectionInfo>().toEqualTypeOf<Operation<void, EMailConnectionInfo>>()
  expectTypeOf<typeof api.createDefaultEMailConnectionInfoExtended>().toEqualTypeOf<
    Operation<void, EMailConnectionInfoExtended>
  >()
  expectTypeOf<typeof api.dateTimeOffset.DateTimeOffset>().toEqualTypeOf<DateTimeOffsetType>()
  expectTypeOf<typeof api.dateTimeOffset.never>().toEqualTypeOf<DateTimeOffset>()
  expectTypeOf<typeof api.dateTimeOffset.offset>().toEqualTypeOf<(d: DateTimeOffset) => O.Option<number>>()
  expectTypeOf<typeof api.dateTimeOffset.ticks>().toEqualTypeOf<(d: DateTimeOffset) => bigint>()
  expectTypeOf<typeof api.dateTimeOffset.fromTicks>().toEqualTypeOf<(instant: bigint) => O.Option<DateTimeOffset>>()
  expectTypeOf<typeof api.dateTimeOffset.toDate>().toEqualTypeOf<(d: DateTimeOffset) => Date>()
  expectTypeOf<typeof api.dateTimeOffset.fromDate>().toEqualTypeOf<(date: Date) => O.Option<DateTimeOffset>>()
  expectTypeOf<typeof api.dateTimeOffset.atOffset>().toEqualTypeOf<
    (minutes: number) => (d: DateTimeOffset) => O.Option<DateTimeOffset>
  >()
  expectTypeOf<typeof api.dateTimeOffset.isNever>().toEqualTypeOf<(d: DateTimeOffset) => boolean>()
  expectTypeOf<typeof api.dateTimeOffset.Ord>().toEqualTypeOf<ord.Ord<DateTimeOffset>>()
  expectTypeOf<typeof api.defaultOf>().toEqualTypeOf<(codec: t.Any) => unknown>()
  expectTypeOf<typeof api.deleteEMailAccount>().toEqualTypeOf<
    Operation<
      {
        readonly eMailAccountId: number
      },
      void
    >
  >()
  expectTypeOf<typeof api.dictionary>().toEqualTypeOf<
    <C extends t.Mixed>(value: C, name: string) => t.RecordC<t.StringC, C>
  >()
  expectTypeOf<typeof api.drawDecodeFailure>().toEqualTypeOf<(failure: DecodeFailure) => ReadonlyArray<string>>()
  expectTypeOf<typeof api.drawFailure>().toEqualTypeOf<(errors: t.Errors) => ReadonlyArray<string>>()
  expectTypeOf<typeof api.entity>().toEqualTypeOf<
    <R extends t.Props, O extends t.Props>(name: string, required: R, optional: O) => EntityC<R, O>
  >()
  expectTypeOf<typeof api.entityError>().toEqualTypeOf<
    (ErrorType: string, ErrorMessage: string, ErrorSource?: string) => ErrorObject
  >()
  expectTypeOf<typeof api.escapeUnprintable>().toEqualTypeOf<(text: string) => string>()
  expectTypeOf<typeof api.escapeUnprintableInJson>().toEqualTypeOf<(json: string) => string>()
  expectTypeOf<typeof api.escapeUnprintableInLines>().toEqualTypeOf<(text: string) => string>()
  expectTypeOf<typeof api.flagSet.make>().toEqualTypeOf<(name: string, table: FlagTable) => FlagSetType>()
  expectTypeOf<typeof api.flagSet.read>().toEqualTypeOf<(type: FlagSetType) => (mask: FlagSet) => Flags>()
  expectTypeOf<typeof api.flagSet.getEq>().toEqualTypeOf<(type: FlagSetType) => eq.Eq<FlagSet>>()
  expectTypeOf<typeof api.flagSet.has>().toEqualTypeOf<
    (type: FlagSetType) => (wanted: FlagSet) => (mask: FlagSet) => boolean
  >()
  expectTypeOf<typeof api.fold>().toEqualTypeOf<<R>(algebra: Algebra<R>) => (codec: t.Any) => R>()
  expectTypeOf<typeof api.getCurrentAccount>().toEqualTypeOf<Operation<void, O.Option<EMailAccount>>>()
  expectTypeOf<typeof api.getCurrentAccountId>().toEqualTypeOf<Operation<void, O.Option<number>>>()
  expectTypeOf<typeof api.getEMailAccount>().toEqualTypeOf<
    Operation<
      {
        readonly eMailAccountId: number
      },
      O.Option<EMailAccount>
    >
  >()
  expectTypeOf<typeof api.getEMailAccountFromEMailAddress>().toEqualTypeOf<
    Operation<
      {
        readonly FromAddress: string
      },
      O.Option<EMailAccount>
    >
  >()
  expectTypeOf<typeof api.getReadySyncEmailAccounts>().toEqualTypeOf<Operation<void, ReadonlyArray<SyncUserAccount>>>()
  expectTypeOf<typeof api.hasMXRecord>().toEqualTypeOf<
    Operation<
      {
        readonly MailDomain: string
      },
      boolean
    >
  >()
  expectTypeOf<typeof api.hasSPFRecord>().toEqualTypeOf<
    Operation<
      {
        readonly SourceSpf: string
        readonly TargetDomain: string
      },
      boolean
    >
  >()
  expectTypeOf<typeof api.holdsSecret>().toEqualTypeOf<(codec: t.Any) => boolean>()
  expectTypeOf<typeof api.isMarkedIn>().toEqualTypeOf<(codec: t.Any) => (path: string) => boolean>()
  expectTypeOf<typeof api.mayHoldSecret>().toEqualTypeOf<(codec: t.Any) => (json: string) => boolean>()
  expectTypeOf<typeof api.invalidRequest>().toEqualTypeOf<(MessageDetail: string) => ErrorObject>()
  expectTypeOf<typeof api.isNew>().toEqualTypeOf<(account: SaveEMailAccountRequest) => boolean>()
  expectTypeOf<typeof api.isServerVersion>().toEqualTypeOf<(text: string) => text is ServerVersion>()
  expectTypeOf<typeof api.jsonSchema>().toEqualTypeOf<(codec: t.Any) => JsonSchema>()
  expectTypeOf<typeof api.lackedBy>().toEqualTypeOf<(version: ServerVersion) => ReadonlyArray<LaterProperty>>()
  expectTypeOf<typeof api.maxErrors>().toEqualTypeOf<100>()
  expectTypeOf<typeof api.never>().toEqualTypeOf<DateTimeOffset>()
  expectTypeOf<typeof api.nullable>().toEqualTypeOf<<C extends t.Mixed>(codec: C) => t.UnionC<[C, t.NullC]>>()
  expectTypeOf<typeof api.operations>().toEqualTypeOf<{
    saveEMailAccount: Operation<SaveEMailAccountRequest, EMailAccount>
    createDefaultEMailAccount: Operation<void, EMailAccount>
    getEMailAccount: Operation<
      {
        readonly eMailAccountId: number
      },
      O.Option<EMailAccount>
    >
    getEMailAccountFromEMailAddress: Operation<
      {
        readonly FromAddress: string
      },
      O.Option<EMailAccount>
    >
    getCurrentAccount: Operation<void, O.Option<EMailAccount>>
    getCurrentAccountId: Operation<void, O.Option<number>>
    deleteEMailAccount: Operation<
      {
        readonly eMailAccountId: number
      },
      void
    >
    getReadySyncEmailAccounts: Operation<void, readonly SyncUserAccount[]>
    testAuthenticate: Operation<void, boolean>
    syncEmailAccount: Operation<
      {
        readonly SyncUserAccount: SyncUserAccount
      },
      void
    >
    syncEmailAccounts: Operation<
      {
        readonly SyncUserAccounts: ReadonlyArray<SyncUserAccount>
      },
      void
    >
    authenticate: Operation<
      {
        readonly ConnectionInfoExtended: EMailConnectionInfoExtended
      },
      boolean
    >
    authenticateIncoming: Operation<
      {
        readonly ConnectionInfo: EMailConnectionInfo
      },
      boolean
    >
    authenticateOutgoing: Operation<
      {
        readonly ConnectionInfo: EMailConnectionInfo
      },
      boolean
    >
    createDefaultEMailConnectionInfo: Operation<void, EMailConnectionInfo>
    createDefaultEMailConnectionInfoExtended: Operation<void, EMailConnectionInfoExtended>
    hasMXRecord: Operation<
      {
        readonly MailDomain: string
      },
      boolean
    >
    hasSPFRecord: Operation<
      {
        readonly SourceSpf: string
        readonly TargetDomain: string
      },
      boolean
    >
  }>()
  expectTypeOf<typeof api.optionalKeys>().toEqualTypeOf<
    <P extends t.Props>(props: P, name: string) => OptionalKeysType<P>
  >()
  expectTypeOf<typeof api.parameters.body>().toEqualTypeOf<
    <Input>(codec: t.Type<Input>, complete?: (input: Input) => Input) => Parameters<Input>
  >()
  expectTypeOf<typeof api.parameters.query>().toEqualTypeOf<
    <Input>(codec: t.Type<Input>, ...names: ReadonlyArray<keyof Input & string>) => Parameters<Input>
  >()
  expectTypeOf<typeof api.parameters.nothing>().toEqualTypeOf<Parameters<void>>()
  expectTypeOf<typeof api.pathOf>().toEqualTypeOf<
    ({ agent, name }: Pick<Operation<unknown, unknown>, 'agent' | 'name'>) => string
  >()
  expectTypeOf<typeof api.redact>().toEqualTypeOf<(codec: t.Any) => (value: unknown) => unknown>()
  expectTypeOf<typeof api.redactUnknown>().toEqualTypeOf<
    (
      codecs: ReadonlyArray<t.Any>,
      names?: ReadonlyArray<string>,
      alone?: ReadonlyArray<string>,
    ) => (value: unknown) => unknown
  >()
  expectTypeOf<typeof api.redacted>().toEqualTypeOf<'<redacted>'>()
  expectTypeOf<typeof api.rejectionOf>().toEqualTypeOf<(body: unknown) => Rejection>()
  expectTypeOf<typeof api.rejectionUnderSuccess>().toEqualTypeOf<(body: unknown) => O.Option<Rejection>>()
  expectTypeOf<typeof api.reveal>().toEqualTypeOf<<A>(secret: Redacted<A>) => A>()
  expectTypeOf<typeof api.saveEMailAccount>().toEqualTypeOf<Operation<SaveEMailAccountRequest, EMailAccount>>()
  expectTypeOf<typeof api.schemaWith>().toEqualTypeOf<
    (references: string, definitionOf?: (name: string) => string) => (codec: t.Any) => DefinedSchema
  >()
  expectTypeOf<typeof api.secret>().toEqualTypeOf<<C extends t.Any>(codec: C) => SecretType<C>>()
  expectTypeOf<typeof api.serverVersions>().toEqualTypeOf<ReadonlyArray<ServerVersion>>()
  expectTypeOf<typeof api.standardSchema>().toEqualTypeOf<<A>(codec: t.Type<A>) => StandardSchema<A>>()
  expectTypeOf<typeof api.syncEmailAccount>().toEqualTypeOf<
    Operation<
      {
        readonly SyncUserAccount: SyncUserAccount
      },
      void
    >
  >()
  expectTypeOf<typeof api.syncEmailAccounts>().toEqualTypeOf<
    Operation<
      {
        readonly SyncUserAccounts: ReadonlyArray<SyncUserAccount>
      },
      void
    >
  >()
  expectTypeOf<typeof api.testAuthenticate>().toEqualTypeOf<Operation<void, boolean>>()
  expectTypeOf<typeof api.toDecodeFailure>().toEqualTypeOf<(errors: t.Errors) => DecodeFailure>()
  expectTypeOf<typeof api.unexplained>().toEqualTypeOf<Rejection>()
  expectTypeOf<typeof api.withLeaves>().toEqualTypeOf<
    <R>(
      leaf: () => R,
      parts: Omit<
        Algebra<R>,
        'null' | 'string' | 'boolean' | 'unknown' | 'int32' | 'dateTimeOffset' | 'flagSet' | 'literal'
      >,
    ) => Algebra<R>
  >()
})

test('every type has its members', () => {
  expectTypeOf<api.Algebra<string>>().toEqualTypeOf<{
    readonly null: () => string
    readonly string: () => string
    readonly boolean: () => string
    readonly unknown: () => string
    readonly int32: () => string
    readonly dateTimeOffset: () => string
    readonly flagSet: (type: FlagSetType) => string
    readonly literal: (value: string | number | boolean) => string
    readonly secret: (of: string) => string
    readonly array: (item: string) => string
    readonly dictionary: (value: string) => string
    readonly union: (members: ReadonlyArray<string>) => string
    readonly object: (name: string, properties: ReadonlyArray<Property<string>>) => string
  }>()
  expectTypeOf<api.Answer<string>>().toEqualTypeOf<{
    readonly status: 200 | 204
    readonly codec: t.Mixed
    readonly decode: (body: unknown) => t.Validation<string>
    readonly encode: (output: string) => unknown
    readonly isOption?: true
    readonly isSelectable?: true
  }>()
  expectTypeOf<api.DateTimeOffset>().toEqualTypeOf<DateTimeOffset>()
  expectTypeOf<api.DecodeFailure>().toEqualTypeOf<
    | {
        readonly _tag: 'Leaf'
        readonly expected: string
        readonly actual: Primitive
      }
    | {
        readonly _tag: 'Hidden'
        readonly expected: string
        readonly kind: string
      }
    | {
        readonly _tag: 'Key'
        readonly key: string
        readonly failure: DecodeFailure
      }
    | {
        readonly _tag: 'Union'
        readonly members: ReadonlyArray<DecodeFailure>
      }
    | {
        readonly _tag: 'All'
        readonly failures: ReadonlyArray<DecodeFailure>
      }
  >()
  expectTypeOf<api.DefinedSchema>().toEqualTypeOf<{
    readonly schema: JsonSchema
    readonly definitions: Readonly<Record<string, JsonSchema>>
  }>()
  expectTypeOf<api.Description<string, number>>().branded.toEqualTypeOf<
    Pick<Operation<string, number>, 'name' | 'summary' | 'parameters' | 'answer'> &
      (
        | { readonly changes?: false; readonly isRepeatable?: never; readonly usesMailServer?: never }
        | {
            readonly changes?: boolean
            readonly isRepeatable: (input: string) => boolean
            readonly usesMailServer?: true
          }
      )
  >()
  expectTypeOf<api.EMailAccount>().toEqualTypeOf<{
    readonly EMailAccountId: number
    readonly EMailAddress: string | null
    readonly AssociateId: number
    readonly IncomingCredentials: ServiceAuth | null
    readonly OutgoingCredentials: ServiceAuth | null
    readonly AccountStatus: number
    readonly ErrorCount: number
    readonly ErrorReason: string | null
    readonly InboxFolder?: string | null
    readonly SentFolder?: string | null
    readonly SimpleMode?: number
    readonly LastFetch?: DateTimeOffset
    readonly UseGraphApi?: number
    readonly TableRight?: TableRight | null
    readonly FieldProperties?: FieldProperties | null
  }>()
  expectTypeOf<api.EMailConnectionInfo>().toEqualTypeOf<{
    readonly ServerName: string | null
    readonly UserName: string | null
    readonly Password: string | null
    readonly Folder: string | null
    readonly UseSSL: boolean
    readonly TableRight?: TableRight | null
    readonly FieldProperties?: FieldProperties | null
    readonly UseGraphApi?: boolean
  }>()
  expectTypeOf<api.EMailConnectionInfoExtended>().toEqualTypeOf<{
    readonly ServerName: string | null
    readonly UserName: string | null
    readonly Password: string | null
    readonly Folder: string | null
    readonly UseSSL: boolean
    readonly Port: number
    readonly Protocol: string | null
    readonly TableRight?: TableRight | null
    readonly FieldProperties?: FieldProperties | null
    readonly UseGraphApi?: boolean
  }>()
  expectTypeOf<api.Entity<{ a: t.StringC }, { b: t.NumberC }>>().toEqualTypeOf<{
    readonly a: string
    readonly b?: number
  }>()
  expectTypeOf<api.EntityC<t.Props, t.Props>>().toEqualTypeOf<
    t.IntersectionType<
      [t.TypeC<t.Props>, OptionalKeysType<t.Props>],
      Entity<t.Props, t.Props>,
      Entity<t.Props, t.Props>,
      unknown
    >
  >()
  expectTypeOf<api.ErrorObject>().toEqualTypeOf<
    | { readonly Error: true; readonly ErrorType: string; readonly ErrorSource: string; readonly ErrorMessage: string }
    | { readonly Error: true; readonly ErrorType: string; readonly ErrorSource: string; readonly Message: string }
    | { readonly Message: string; readonly MessageDetail: string }
  >()
  expectTypeOf<api.FieldProperties>().toEqualTypeOf<{ readonly [fieldName: string]: FieldProperty }>()
  expectTypeOf<api.FieldProperty>().toEqualTypeOf<{
    readonly FieldRight: FieldRight | null
    readonly FieldType: string | null
    readonly FieldLength: number
  }>()
  expectTypeOf<api.FieldRight>().toEqualTypeOf<{ readonly Mask?: FlagSet; readonly Reason?: string | null }>()
  expectTypeOf<api.FlagSet>().toEqualTypeOf<string | number>()
  expectTypeOf<api.JsonSchema>().toEqualTypeOf<{ readonly [keyword: string]: unknown }>()
  expectTypeOf<api.LaterProperty>().toEqualTypeOf<
    'InboxFolder' | 'SentFolder' | 'SimpleMode' | 'LastFetch' | 'UseGraphApi'
  >()
  expectTypeOf<api.Operation<string, string>>().toEqualTypeOf<{
    readonly agent: string
    readonly name: string
    readonly summary: string
    readonly parameters: Parameters<string>
    readonly answer: Answer<string>
    readonly changes: boolean
    readonly isRepeatable: (input: string) => boolean
    readonly usesMailServer?: true
  }>()
  expectTypeOf<api.Operations>().toEqualTypeOf<typeof operations>()
  expectTypeOf<api.Parameters<string>>().toEqualTypeOf<{
    readonly codec: t.Type<string>
    readonly query: ReadonlyArray<string>
    readonly hasBody: boolean
    readonly complete: (input: string) => string
  }>()
  expectTypeOf<api.Primitive>().toEqualTypeOf<string | number | boolean | null | undefined>()
  expectTypeOf<api.Property<string>>().toEqualTypeOf<{
    readonly name: string
    readonly presence: 'required' | 'optional'
    readonly value: string
  }>()
  expectTypeOf<api.Rejection>().toEqualTypeOf<{
    readonly type: string | null
    readonly message: string | null
    readonly detail: string | null
    readonly source: string | null
    readonly fields: Readonly<Record<string, unknown>>
  }>()
  expectTypeOf<api.SaveEMailAccountRequest>().toEqualTypeOf<{
    readonly EMailAccountId?: number | null
    readonly EMailAddress?: string | null
    readonly AssociateId?: number
    readonly IncomingCredentials?: ServiceAuth | null
    readonly OutgoingCredentials?: ServiceAuth | null
    readonly AccountStatus?: number
    readonly ErrorCount?: number
    readonly ErrorReason?: string | null
    readonly InboxFolder?: string | null
    readonly SentFolder?: string | null
    readonly SimpleMode?: number
    readonly LastFetch?: DateTimeOffset
    readonly UseGraphApi?: number
  }>()
  expectTypeOf<api.ServerVersion>().toEqualTypeOf<'8' | '9' | '10.3' | '12.0' | '12.2' | '12.4'>()
  expectTypeOf<api.ServiceAuth>().toEqualTypeOf<{
    readonly ServiceAuthId: number
    readonly Server: string | null
    readonly Port: number
    readonly AuthType: string | null
    readonly Username: string | null
    readonly Password: string | null
    readonly TableRight?: TableRight | null
    readonly FieldProperties?: FieldProperties | null
  }>()
  expectTypeOf<api.StandardSchema<string>>().toEqualTypeOf<{
    readonly '~standard': StandardSchemaV1.Props<string> & StandardJSONSchemaV1.Props<string>
  }>()
  expectTypeOf<api.SyncUserAccount>().toEqualTypeOf<{
    readonly AccountId: number
    readonly AssociateName: string | null
    readonly AssociateId: number
    readonly TableRight?: TableRight | null
    readonly FieldProperties?: FieldProperties | null
  }>()
  expectTypeOf<api.TableRight>().toEqualTypeOf<{ readonly Mask?: FlagSet; readonly Reason?: string | null }>()
  expectTypeOf<api.TenantState>().toEqualTypeOf<{
    readonly ContextIdentifier: string
    readonly State: string
    readonly IsRunning: boolean
    readonly ValidUntil: DateTimeOffset
    readonly Endpoint?: string | null
    readonly Api?: string | null
    readonly Version?: string | null
  }>()
  expectTypeOf<api.TenantStateName>().toEqualTypeOf<keyof typeof ETenantState>()
  expectTypeOf<api.dateTimeOffset.DateTimeOffset>().toEqualTypeOf<DateTimeOffset>()
  expectTypeOf<api.flagSet.FlagSet>().toEqualTypeOf<string | number>()
  expectTypeOf<api.flagSet.FlagTable>().toEqualTypeOf<Readonly<Record<string, number>>>()
  expectTypeOf<api.flagSet.Flags>().toEqualTypeOf<{ readonly bits: number; readonly unknown: ReadonlyArray<string> }>()
  expectTypeOf<api.DateTimeOffsetType>().toExtend<t.Type<DateTimeOffset>>()
  expectTypeOf<Own<api.DateTimeOffsetType>>().toEqualTypeOf<{ readonly _tag: 'DateTimeOffsetType' }>()
  expectTypeOf<api.dateTimeOffset.DateTimeOffsetType>().toEqualTypeOf<api.DateTimeOffsetType>()
  expectTypeOf<api.flagSet.FlagSetType>().toEqualTypeOf<api.FlagSetType>()
  expectTypeOf<api.FlagSetType>().toExtend<t.Type<FlagSet>>()
  expectTypeOf<Own<api.FlagSetType>>().toEqualTypeOf<{ readonly _tag: 'FlagSetType'; readonly table: FlagTable }>()
  expectTypeOf<api.Int32Type>().toExtend<t.Type<number>>()
  expectTypeOf<Own<api.Int32Type>>().toEqualTypeOf<{ readonly _tag: 'Int32Type' }>()
  expectTypeOf<api.OptionalKeysType<{ a: t.StringC }>>().toExtend<t.Type<{ readonly a?: string }>>()
  expectTypeOf<Own<api.OptionalKeysType<{ a: t.StringC }>>>().toEqualTypeOf<{
    readonly _tag: 'PartialType'
    readonly props: { a: t.StringC }
    readonly exact: true
  }>()
  expectTypeOf<api.SecretType<t.StringC>>().toExtend<t.Type<string>>()
  expectTypeOf<Own<api.SecretType<t.StringC>>>().toEqualTypeOf<{
    readonly _tag: 'SecretType'
    readonly type: t.StringC
  }>()
  expectTypeOf<api.Redacted<string>>().not.toExtend<string>()
  expectTypeOf<ReturnType<api.Redacted<string>['toString']>>().toEqualTypeOf<string>()
})

test('what is wrong does not compile', () => {
  const wrong: ReadonlyArray<unknown> = [
    // @ts-expect-error a text is no date-time before it is decoded
    '2021-07-18T16:32:38' satisfies api.DateTimeOffset,
    // @ts-expect-error a name is misspelled
    { EMailAdress: 'sales@example.test' } satisfies api.SaveEMailAccountRequest,
    // @ts-expect-error an optional property is absent or valid
    { SimpleMode: undefined } satisfies api.SaveEMailAccountRequest,
    // @ts-expect-error an account has an id
    { EMailAddress: 'sales@example.test' } satisfies api.EMailAccount,
    // @ts-expect-error no operation responds with 201
    201 satisfies api.Answer<void>['status'],
    // @ts-expect-error no documentation has this version
    '0' satisfies api.ServerVersion,
    // @ts-expect-error a tenant has no such state
    'Moved' satisfies api.TenantStateName,
    // @ts-expect-error a concealed value is no text
    {} as api.Redacted<string> satisfies string,
  ]
  expectTypeOf(wrong).toEqualTypeOf<ReadonlyArray<unknown>>()
})
