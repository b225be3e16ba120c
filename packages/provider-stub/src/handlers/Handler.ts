import type { Operation, Operations } from '@so-email/codecs'
import type { either as E } from 'fp-ts'
import type { Assumptions } from '../Assumptions.js'
import type { Mail } from '../mail/Mail.js'
import type { Refusal } from '../refusal/Refusal.js'
import type { Caller } from '../request/authenticate.js'
import type { AccountsSnapshot } from '../store/Accounts.js'
import type { Change } from '../store/Change.js'
import type { Profile } from '../versions/Profile.js'

/** What a handler depends on besides its input. */
export interface HandlerContext {
  readonly accounts: AccountsSnapshot
  readonly caller: Caller
  readonly assumptions: Assumptions
  readonly profile: Profile
  readonly mail: Mail
}

/** The value of the response, or `null` for no value, and the change of the accounts. */
export type HandlerResult<Output> = E.Either<Refusal, readonly [output: Output | null, change: Change]>

/** How the stub carries out an operation. Pure: the change is returned as data. */
export type Handler<Input, Output> = (context: HandlerContext) => (input: Input) => HandlerResult<Output>

type HandlerOf<O> = O extends Operation<infer Input, infer Output> ? Handler<Input, Output> : never

/** One handler for every operation; an operation without one does not compile. */
export type Handlers = { readonly [K in keyof Operations]: HandlerOf<Operations[K]> }
