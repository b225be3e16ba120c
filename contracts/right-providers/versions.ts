/** A server of each documented version, as the stub plays it. What an account lacks there is in `docs/reference/versions.md`. */
import { type ServerVersion, serverVersions } from '@so-email/provider-stub'
import { asItIs } from '../providers/changes.js'
import type { Provider } from '../providers/Provider.js'

const ofVersion = (serverVersion: ServerVersion): Provider => ({
  change: asItIs,
  options: { serverVersion },
  noticedBy: {},
  because: 'the pact is one for all versions',
})

export const versions: Readonly<Record<string, Provider>> = Object.fromEntries(
  serverVersions.map((version) => [`is of version ${version}`, ofVersion(version)]),
)
