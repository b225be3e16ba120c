/** What is kept of a stub besides its accounts, as JSON. */
import { drawFailure } from '@so-email/codecs'
import { either as E, function as F, readonlyArray as RA } from 'fp-ts'
import * as t from 'io-ts'
import { WaitingFault } from '../faults/FaultQueue.js'
import type { StubState } from '../runtime/StubState.js'
import type { Settings } from '../Settings.js'
import type { StateSetup } from '../states/StateSetup.js'
import { readStateSetup } from '../states/States.js'

const NamedState = t.type({ name: t.string, params: t.unknown })

const SavedState = t.type({
  lastId: t.Int,
  lastCredentialsId: t.Int,
  entered: t.readonlyArray(NamedState),
  faults: t.readonlyArray(WaitingFault),
  hasOperated: t.boolean,
})
export type SavedState = t.TypeOf<typeof SavedState>

export const saveState = ({ accounts: { used }, entered, faults, hasOperated }: StubState): string =>
  JSON.stringify({ lastId: used.lastId, lastCredentialsId: used.lastCredentialsId, entered, faults, hasOperated })

export const readSavedState = (text: string): E.Either<string, SavedState> =>
  F.pipe(
    E.tryCatch((): unknown => JSON.parse(text), F.constant('it is no JSON')),
    E.chain(
      F.flow(
        SavedState.decode,
        E.mapLeft((errors) => drawFailure(errors).join('; ')),
      ),
    ),
  )

const withSetup = (settings: Settings, setup: StateSetup): Settings => ({ ...settings, ...setup.settings(settings) })

/** Those of the start, after the provider states that were entered since. */
export const settingsAfter =
  (start: Settings) =>
  (entered: SavedState['entered']): E.Either<string, Settings> =>
    F.pipe(
      entered,
      E.traverseArray(({ name, params }) => readStateSetup(name, params)),
      E.map(RA.reduce(start, withSetup)),
    )
