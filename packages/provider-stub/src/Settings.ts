/** What does not change from one request to the next, with every default filled in. */
import type { Assumptions } from './Assumptions.js'
import type { TimeZones } from './localization/TimeZone.js'
import type { Resources } from './localization/translate.js'
import type { Admission } from './request/authenticate.js'
import type { Route } from './router.js'

/** An answer that is known to the letter: JSON text, for the inputs that it belongs to. */
export interface Scripted {
  /** The name of the operation. */
  readonly operation: string
  readonly matches: (input: unknown) => boolean
  readonly text: string
}

export interface Settings {
  /** Of a body, in bytes. */
  readonly maxBodyBytes: number
  readonly admission: Admission
  /** Whether the application may use the EMail agent. */
  readonly granted: boolean
  readonly route: Route
  readonly assumptions: Assumptions
  readonly resources: Resources
  readonly zones: TimeZones
  readonly scripted: ReadonlyArray<Scripted>
}
