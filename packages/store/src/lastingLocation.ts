import { either as E, function as F } from 'fp-ts'

/** What the database takes for a store in memory, and the spellings of it that a user of SQLite may expect. */
const memory = /^(?:file:)?:memory:(?:\?.*)?$/i

/** Whether a location is that of a store in memory, which is gone with its process. */
export const isInMemory = (location: string): boolean => memory.test(location)

/** The location, unless it keeps nothing: then why, as the end of a sentence that starts with the name of an option. */
export const lastingLocation: (location: string) => E.Either<string, string> = F.flow(
  E.fromPredicate(
    (location: string) => location.trim() !== '',
    () => 'is empty: name a file',
  ),
  E.filterOrElse(
    (location) => !isInMemory(location),
    () => 'would be kept in memory, and lost with the process: name a file',
  ),
)
