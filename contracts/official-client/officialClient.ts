/**
 * `@superoffice/webapi`, unmodified, as far as it is driven here. It is loaded as CommonJS: its ES modules do not load in
 * Node. Its own types demand every property of an account, which its code does not.
 */
import { createRequire } from 'node:module'

/** An account as the official client knows it: names in camelCase, dates as `Date`. */
export type OfficialAccount = Readonly<Record<string, unknown>>

export interface OfficialAgent {
  readonly saveEMailAccountAsync: (account: OfficialAccount) => Promise<OfficialAccount>
  readonly getEMailAccountAsync: (id: number) => Promise<OfficialAccount>
  readonly getCurrentAccountAsync: () => Promise<OfficialAccount>
  readonly deleteEMailAccountAsync: (id: number | undefined) => Promise<unknown>
}

export interface OfficialApi {
  readonly authenticateWithPassword: (user: string, password: string) => void
  readonly authenticateWithTicket: (ticket: string) => void
  readonly getEMailAgent: () => OfficialAgent
}

interface Options {
  readonly baseUrl: string
  /** `duration` in minutes. */
  readonly cache?: { readonly duration: number; readonly refresh: boolean }
}

interface Package {
  readonly WebApi: new (urlOrOptions: string | Options, language?: string, culture?: string) => OfficialApi
}

const { WebApi }: Package = createRequire(import.meta.url)('@superoffice/webapi')

export { WebApi }
