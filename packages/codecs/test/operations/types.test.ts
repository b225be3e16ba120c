/** The types of every operation that is exported, as a client and a stub derive theirs. */
import type { option as O } from 'fp-ts'
import type * as t from 'io-ts'
import { describe, expectTypeOf, it } from 'vitest'
import type {
  Answer,
  EMailAccount,
  EMailConnectionInfo,
  EMailConnectionInfoExtended,
  Operation,
  Operations,
  Parameters,
  SaveEMailAccountRequest,
  SyncUserAccount,
} from '../../src/index.js'

type InputOf<Name extends keyof Operations> = Operations[Name] extends Operation<infer Input, infer _> ? Input : never
type OutputOf<Name extends keyof Operations> =
  Operations[Name] extends Operation<infer _, infer Output> ? Output : never

describe('the types of an operation', () => {
  it('are there for each of the eighteen', () => {
    expectTypeOf<
      | 'saveEMailAccount'
      | 'createDefaultEMailAccount'
      | 'getEMailAccount'
      | 'getEMailAccountFromEMailAddress'
      | 'getCurrentAccount'
      | 'getCurrentAccountId'
      | 'deleteEMailAccount'
      | 'getReadySyncEmailAccounts'
      | 'testAuthenticate'
      | 'syncEmailAccount'
      | 'syncEmailAccounts'
      | 'authenticate'
      | 'authenticateIncoming'
      | 'authenticateOutgoing'
      | 'createDefaultEMailConnectionInfo'
      | 'createDefaultEMailConnectionInfoExtended'
      | 'hasMXRecord'
      | 'hasSPFRecord'
    >().toExtend<keyof Operations>()
  })

  it('name its input', () => {
    expectTypeOf<InputOf<'saveEMailAccount'>>().toEqualTypeOf<SaveEMailAccountRequest>()
    expectTypeOf<InputOf<'createDefaultEMailAccount'>>().toEqualTypeOf<void>()
    expectTypeOf<InputOf<'getEMailAccount'>>().toEqualTypeOf<{ readonly eMailAccountId: number }>()
    expectTypeOf<InputOf<'getEMailAccountFromEMailAddress'>>().toEqualTypeOf<{ readonly FromAddress: string }>()
    expectTypeOf<InputOf<'getCurrentAccount'>>().toEqualTypeOf<void>()
    expectTypeOf<InputOf<'getCurrentAccountId'>>().toEqualTypeOf<void>()
    expectTypeOf<InputOf<'deleteEMailAccount'>>().toEqualTypeOf<{ readonly eMailAccountId: number }>()
    expectTypeOf<InputOf<'getReadySyncEmailAccounts'>>().toEqualTypeOf<void>()
    expectTypeOf<InputOf<'testAuthenticate'>>().toEqualTypeOf<void>()
    expectTypeOf<InputOf<'syncEmailAccount'>>().toEqualTypeOf<{ readonly SyncUserAccount: SyncUserAccount }>()
    expectTypeOf<InputOf<'syncEmailAccounts'>>().toEqualTypeOf<{
      readonly SyncUserAccounts: ReadonlyArray<SyncUserAccount>
    }>()
    expectTypeOf<InputOf<'authenticate'>>().toEqualTypeOf<{
      readonly ConnectionInfoExtended: EMailConnectionInfoExtended
    }>()
    expectTypeOf<InputOf<'authenticateIncoming'>>().toEqualTypeOf<{ readonly ConnectionInfo: EMailConnectionInfo }>()
    expectTypeOf<InputOf<'authenticateOutgoing'>>().toEqualTypeOf<{ readonly ConnectionInfo: EMailConnectionInfo }>()
    expectTypeOf<InputOf<'createDefaultEMailConnectionInfo'>>().toEqualTypeOf<void>()
    expectTypeOf<InputOf<'createDefaultEMailConnectionInfoExtended'>>().toEqualTypeOf<void>()
    expectTypeOf<InputOf<'hasMXRecord'>>().toEqualTypeOf<{ readonly MailDomain: string }>()
    expectTypeOf<InputOf<'hasSPFRecord'>>().toEqualTypeOf<{
      readonly SourceSpf: string
      readonly TargetDomain: string
    }>()
  })

  it('name its output, an option where it may be missing', () => {
    expectTypeOf<OutputOf<'saveEMailAccount'>>().toEqualTypeOf<EMailAccount>()
    expectTypeOf<OutputOf<'createDefaultEMailAccount'>>().toEqualTypeOf<EMailAccount>()
    expectTypeOf<OutputOf<'getEMailAccount'>>().toEqualTypeOf<O.Option<EMailAccount>>()
    expectTypeOf<OutputOf<'getEMailAccountFromEMailAddress'>>().toEqualTypeOf<O.Option<EMailAccount>>()
    expectTypeOf<OutputOf<'getCurrentAccount'>>().toEqualTypeOf<O.Option<EMailAccount>>()
    expectTypeOf<OutputOf<'getCurrentAccountId'>>().toEqualTypeOf<O.Option<number>>()
    expectTypeOf<OutputOf<'deleteEMailAccount'>>().toEqualTypeOf<void>()
    expectTypeOf<OutputOf<'getReadySyncEmailAccounts'>>().toEqualTypeOf<ReadonlyArray<SyncUserAccount>>()
    expectTypeOf<OutputOf<'testAuthenticate'>>().toEqualTypeOf<boolean>()
    expectTypeOf<OutputOf<'syncEmailAccount'>>().toEqualTypeOf<void>()
    expectTypeOf<OutputOf<'syncEmailAccounts'>>().toEqualTypeOf<void>()
    expectTypeOf<OutputOf<'authenticate'>>().toEqualTypeOf<boolean>()
    expectTypeOf<OutputOf<'authenticateIncoming'>>().toEqualTypeOf<boolean>()
    expectTypeOf<OutputOf<'authenticateOutgoing'>>().toEqualTypeOf<boolean>()
    expectTypeOf<OutputOf<'createDefaultEMailConnectionInfo'>>().toEqualTypeOf<EMailConnectionInfo>()
    expectTypeOf<OutputOf<'createDefaultEMailConnectionInfoExtended'>>().toEqualTypeOf<EMailConnectionInfoExtended>()
    expectTypeOf<OutputOf<'hasMXRecord'>>().toEqualTypeOf<boolean>()
    expectTypeOf<OutputOf<'hasSPFRecord'>>().toEqualTypeOf<boolean>()
  })

  it('are those of its parameters and of its answer', () => {
    expectTypeOf<Operations['getEMailAccount']['parameters']>().toEqualTypeOf<
      Parameters<{ readonly eMailAccountId: number }>
    >()
    expectTypeOf<Operations['getEMailAccount']['answer']>().toEqualTypeOf<Answer<O.Option<EMailAccount>>>()
    expectTypeOf<ReturnType<Answer<EMailAccount>['decode']>>().toEqualTypeOf<t.Validation<EMailAccount>>()
    expectTypeOf<Answer<void>['status']>().toEqualTypeOf<200 | 204>()
    expectTypeOf<Operations['saveEMailAccount']['isRepeatable']>().parameters.toEqualTypeOf<[SaveEMailAccountRequest]>()
  })
})
