/** What a scenario is, and what it runs with. */
import type { io as IO, task as T, taskEither as TE } from 'fp-ts'
import type { Outcome } from '../verification/Verification.js'
import type { Agent, Stranger } from './Agent.js'

/** What a scenario runs with. */
export interface Scene {
  readonly agent: Agent
  readonly stranger: Stranger
  readonly associateId: number
  /** A new address each time. */
  readonly newAddress: IO.IO<string>
  /** How long a server has to keep an account before it is read again. */
  readonly pause: T.Task<void>
}

export type Step<A> = TE.TaskEither<Outcome, A>

export interface Scenario {
  readonly name: string
  readonly writes: boolean
  readonly run: (scene: Scene) => Step<unknown>
}
