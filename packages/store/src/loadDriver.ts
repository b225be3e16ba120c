import { taskEither as TE } from 'fp-ts'
import type { Driver, DriverMissing } from './StoreError.js'

/** Loads an optional package when it is first needed. */
export const loadDriver = <A>(driver: Driver, load: () => Promise<A>): TE.TaskEither<DriverMissing, A> =>
  TE.tryCatch(load, (error) => ({
    _tag: 'DriverMissing',
    driver,
    install: `npm install ${driver}`,
    // The first line names the package; the others are paths.
    reason: String(Object(error).message ?? error).split('\n')[0] ?? '',
  }))
