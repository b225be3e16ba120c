/** What a request comes to. */
import type { HttpResponse } from '@so-email/wire'
import type { Redactable } from './journal/Journal.js'
import type { Refusal } from './refusal/Refusal.js'
import type { Caller } from './request/authenticate.js'
import { type Change, none } from './store/Change.js'

/** What the journal records of an answer. */
export interface Facts {
  /** The name of the operation. */
  readonly operation: string | null
  readonly caller: Caller | null
  /** Whether the input could be read: the journal reads it again when somebody looks. */
  readonly hasInput: boolean
  readonly output: Redactable | null
  /** Why the request was refused; `null` if it was not. */
  readonly refused: string | null
}

export interface Outcome {
  readonly response: HttpResponse
  readonly change: Change
  readonly facts: Facts
}

/** The facts of a request to no operation. */
export const nothingKnown: Facts = { operation: null, caller: null, hasInput: false, output: null, refused: null }

/** A refusal as an outcome, with the facts that are known by then. It changes nothing. */
export const refused = (
  { response, reason }: Refusal,
  operation: string | null = null,
  caller: Caller | null = null,
  hasInput = false,
): Outcome => ({ response, change: none, facts: { operation, caller, hasInput, output: null, refused: reason } })
