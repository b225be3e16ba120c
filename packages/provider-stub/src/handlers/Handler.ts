import type { Operation, Operations } from '@so-email/codecs'
import type { either as E } from 'fp-ts'
import type { Assumptions } from '../Assumptions.js'
import type { Refusal } from '../Refusal.js'
import type { Caller } from '../request/authenticate.js'
import type { Accounts, Change, Ids } from '../store/Accounts.js'

/** What a handler knows besides its input. */
export interface Asked {
  readonly accounts: Accounts & Ids
  /** The associate who asks. */
  readonly caller: Caller
  readonly assumptions: Assumptions
}

/** An answer, or `null` for nothing; and what is to change. */
export type Handled<Output> = E.Either<Refusal, readonly [answer: Output | null, change: Change]>

/** How the stub answers an operation: what it knows and is asked, as an answer and a change, or a refusal. Pure. */
export type Handler<Input, Output> = (asked: Asked) => (input: Input) => Handled<Output>

type HandlerOf<O> = O extends Operation<infer Input, infer Output> ? Handler<Input, Output> : never

/** One handler for every operation; an operation without one does not compile. */
export type Handlers = { readonly [K in keyof Operations]: HandlerOf<Operations[K]> }
