/** What the rules of an answer depend on besides the request and the accounts. A provider state or `configure`
 * replaces it. */
import type { Assumptions } from './Assumptions.js'
import type { Endpoint } from './handlers/handlers.js'
import type { TimeZones } from './localization/TimeZone.js'
import type { Resources } from './localization/translate.js'
import type { Mail } from './mail/Mail.js'
import type { AuthenticationRules } from './request/authenticate.js'
import type { Route, Site } from './routing/router.js'
import type { Tenant } from './tenants/Tenant.js'
import type { Profile } from './versions/Profile.js'

/** A response body that is known byte for byte, as JSON text, for the inputs that it belongs to. */
export interface ScriptedAnswer {
  /** The name of the operation. */
  readonly operation: string
  readonly matches: (input: unknown) => boolean
  readonly text: string
}

export interface Settings {
  /** The longest request body, in bytes. */
  readonly maxBodyBytes: number
  readonly authentication: AuthenticationRules
  /** Whether the application may use the EMail agent. */
  readonly granted: boolean
  /** The operations, those of the option `handlers` included; `route` and `site` are made of them. */
  readonly endpoints: ReadonlyArray<Endpoint>
  readonly route: Route
  readonly site: Site
  readonly tenant: Tenant
  /** The version of the server. */
  readonly profile: Profile
  readonly assumptions: Assumptions
  readonly resources: Resources
  readonly zones: TimeZones
  readonly mail: Mail
  readonly scripted: ReadonlyArray<ScriptedAnswer>
}
