/** What a provider state replaces in a stub. What it does not name stays as it is. */
import type { EMailAccount } from '@so-email/codecs'
import { option as O } from 'fp-ts'
import type { WaitingFault } from '../faults/FaultQueue.js'
import type { Settings } from '../Settings.js'

/** A provider state as its name and its parameters, which are JSON. */
export interface NamedState {
  readonly name: string
  readonly params: unknown
}

export interface StateSetup {
  readonly named: NamedState
  /** The accounts that exist afterwards, and no others. */
  readonly accounts: O.Option<ReadonlyArray<EMailAccount>>
  readonly settings: (settings: Settings) => Partial<Settings>
  /** The faults that wait for the next operations. */
  readonly faults: ReadonlyArray<WaitingFault>
  /** How many states of the same name before it have an effect that it does not override. */
  readonly lasting: number
  /** What a verifier may use in requests and expect in responses (`fromProviderState`), by its name. */
  readonly values: Readonly<Record<string, unknown>>
}

/** A setup that replaces nothing, and has no name. */
export const noSetup: Omit<StateSetup, 'named'> = {
  accounts: O.none,
  settings: () => ({}),
  faults: [],
  lasting: 0,
  values: {},
}
