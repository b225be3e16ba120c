/**
 * `@superoffice/webapi`, unmodified, as far as it is used here. It is loaded as CommonJS because its ES modules do not load
 * in Node. Its own types require every property of an account, which its code does not.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** An account as the official client knows it: names in camelCase, dates as `Date`. */
export type OfficialAccount = Readonly<Record<string, unknown>>

/** The options of one call. */
interface RequestOptions {
  /** Receives the response of axios before it is converted. */
  readonly responseCallback?: (response: { readonly data: unknown }) => void
}

export interface OfficialAgent {
  readonly saveEMailAccountAsync: (account: OfficialAccount, options?: RequestOptions) => Promise<OfficialAccount>
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

const require = createRequire(import.meta.url)
const { WebApi }: Package = require('@superoffice/webapi')

export { WebApi }

/** Its declarations of the agent: the interface, and the class that implements it. */
export const declared = (): { readonly interface: string; readonly class: string } => {
  const text = readFileSync(join(dirname(require.resolve('@superoffice/webapi')), 'EMailAgent.d.ts'), 'utf8')
  const [, described = '', implemented = ''] =
    /export interface IEMailAgent \{([\s\S]*)(export declare class EMailAgent [\s\S]*)/.exec(text) ?? []
  return { interface: described, class: implemented }
}

/** The agents that are loaded with it. */
export const loadedAgents = (): ReadonlyArray<string> =>
  Object.keys(require.cache).flatMap((file) => /superoffice[\\/]webapi[\\/].*?(\w+Agent)\.js$/.exec(file)?.[1] ?? [])
