/**
 * The EMail agent of `@superoffice/webapi`, unmodified, as far as its contract uses it. It is loaded as CommonJS because its
 * ES modules do not load in Node.
 */
import { createRequire } from 'node:module'
import { sampleCredentials } from '../../samples/credentials.js'

/** An account as the official client knows it: names in camelCase, dates as `Date`. */
export type OfficialAccount = Readonly<Record<string, unknown>>

export interface OfficialAgent {
  readonly saveEMailAccountAsync: (account: OfficialAccount) => Promise<unknown>
  readonly getEMailAccountAsync: (id: number) => Promise<unknown>
  readonly deleteEMailAccountAsync: (id: number) => Promise<unknown>
}

interface Package {
  readonly WebApi: new (
    url: string,
  ) => {
    readonly authenticateWithPassword: (user: string, password: string) => void
    readonly getEMailAgent: () => OfficialAgent
  }
}

// Its own types require every property of an account, which its code does not.
const { WebApi }: Package = createRequire(import.meta.url)('@superoffice/webapi')

/** The agent in front of a server, with the documented user. */
export const officialAgent = (url: string): OfficialAgent => {
  const api = new WebApi(url)
  api.authenticateWithPassword(sampleCredentials.user, sampleCredentials.password)
  return api.getEMailAgent()
}
