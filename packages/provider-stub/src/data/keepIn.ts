import { lastingLocation, storeErrorMessage } from '@so-email/store'
import { function as F, type io as IO, taskEither as TE } from 'fp-ts'
import type { Kept } from '../runtime/Keeper.js'
import type { StubState } from '../runtime/StubState.js'
import { openData } from './Data.js'
import { makeDataKeeper } from './dataKeeper.js'

/** Keeps the state in a store: as the store has it, or, in an empty one, from a start on. */
export const keepIn = (location: string, start: StubState): TE.TaskEither<string, Kept> =>
  F.pipe(
    TE.fromEither(lastingLocation(location)),
    TE.mapLeft((reason) => `it ${reason}`),
    TE.chain((lasting) => F.pipe(openData(lasting, start), TE.mapLeft(storeErrorMessage))),
    TE.bindTo('data'),
    TE.bind('opened', ({ data }) =>
      F.pipe(
        data.catchUp({ version: 0, state: start }),
        TE.orElseFirstTaskK(() => data.close),
        TE.mapLeft(storeErrorMessage),
      ),
    ),
    TE.map(({ data, opened }) => {
      const idle: { wait: IO.IO<Promise<void>> } = { wait: async () => {} }
      return {
        makeKeeper: () => {
          const keeper = makeDataKeeper(data, opened)
          idle.wait = keeper.idle
          return keeper
        },
        close: () => idle.wait().then(data.close),
      }
    }),
  )
