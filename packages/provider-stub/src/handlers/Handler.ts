import type { Operation, Operations } from '@so-email/codecs'
import type { either as E } from 'fp-ts'
import type { Accounts, Change } from '../Accounts.js'
import type { Refusal } from '../Refusal.js'

/** How the stub answers an operation: what it sees and is asked, as an answer and a change, or a refusal. Pure. */
export type Handler<Input, Output> = (
  accounts: Accounts,
) => (input: Input) => E.Either<Refusal, readonly [answer: Output | null, change: Change]>

type HandlerOf<O> = O extends Operation<infer Input, infer Output> ? Handler<Input, Output> : never

/** One handler for every operation; an operation without one does not compile. */
export type Handlers = { readonly [K in keyof Operations]: HandlerOf<Operations[K]> }
