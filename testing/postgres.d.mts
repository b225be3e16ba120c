import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the one that all tests of a package share, where there are binaries for the platform. */
    readonly postgres: string | null
  }
}

/** A PostgreSQL that runs for tests. */
export interface RunningPostgres {
  readonly url: string
  /** Stops the server at once, as if it had failed; `start` starts it again with the same data. */
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
  /** Lets the server hang: it accepts connections and answers nothing, in new and in old ones, until it is resumed. */
  readonly pause: () => Promise<void>
  readonly resume: () => void
  /** Lets the server, which must run, end and everything of it be removed, and does not wait for that. */
  readonly remove: () => Promise<void>
}

/** Whether there are binaries for this platform that a test can start. */
export declare const hasPostgres: boolean

/** Starts a server with no database of anybody. */
export declare const startPostgres: () => Promise<RunningPostgres>

/** Makes an empty schema in the database of a URL, and gives the URL that leads there. */
export declare const makeSchema: (url: string) => Promise<string>
