/** Everything that can go wrong with a store, as data. No error holds a password. */

/** The location is neither a file nor a PostgreSQL database. */
export interface InvalidLocation {
  readonly _tag: 'InvalidLocation'
  readonly reason: string
}

/** The package that reads such a location is not installed, or does not load here. */
export interface DriverMissing {
  readonly _tag: 'DriverMissing'
  readonly driver: Driver
  /** The command that installs it. */
  readonly install: string
  readonly reason: string
}

/**
 * The store cannot be used now, and may be later: no connection, a file of another process, no space on the disk. Whether a
 * transaction that was about to commit has done so is not known.
 */
export interface StoreUnavailable {
  readonly _tag: 'StoreUnavailable'
  readonly reason: string
  /** What helps, as a sentence. */
  readonly advice: string
}

/** The store refused what it was given, and will again: a constraint, a wrong password, a file that is no database. */
export interface StoreFailed {
  readonly _tag: 'StoreFailed'
  readonly reason: string
  /** The code of the database, as `23505`; `null` where it has none. */
  readonly code: string | null
}

/** The optional packages, one for each kind of store. */
export type Driver = 'libsql' | 'pg'

/** Everything that can go wrong with a store. */
export type StoreError = InvalidLocation | DriverMissing | StoreUnavailable | StoreFailed

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

/** An error as one paragraph for a person. */
export const storeErrorMessage = (error: StoreError): string => {
  switch (error._tag) {
    case 'InvalidLocation':
      return `This is no location of a store: ${sentence(error.reason)}`
    case 'DriverMissing':
      return `The package ${error.driver} is needed and did not load: ${sentence(error.reason)} Install it: ${error.install}`
    case 'StoreUnavailable':
      return `The store is not available: ${sentence(error.reason)} ${error.advice}`
    case 'StoreFailed':
      return `The store refused: ${sentence(error.reason)}${error.code === null ? '' : ` (${error.code})`}`
  }
}
