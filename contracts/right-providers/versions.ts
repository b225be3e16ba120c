/** Servers of the documented versions, as the stub plays them, and servers that lack what a version lacks (`docs/reference/versions.md`). */
import { type ServerVersion, serverVersions } from '@so-email/codecs'
import { asItIs, without } from '../providers/changes.js'
import type { Provider } from '../providers/Provider.js'

const ofVersion = (serverVersion: ServerVersion): Provider => ({
  change: asItIs,
  options: { serverVersion },
  noticedBy: {},
  because: 'the pact is one for all versions',
})

const lacking = (because: string, ...names: ReadonlyArray<string>): Provider => ({
  change: without(...names),
  noticedBy: {},
  because,
})

export const versions: Readonly<Record<string, Provider>> = {
  ...Object.fromEntries(serverVersions.map((version) => [`is of version ${version}`, ofVersion(version)])),
  'has no SimpleMode, as version 12.4': lacking('12.4 does not have it', 'SimpleMode'),
  'has no UseGraphApi, as version 10.3': lacking('12.0 brought it', 'UseGraphApi'),
  'has folders and no other later property, as version 9': lacking(
    'the page of that version',
    ...['SimpleMode', 'LastFetch', 'UseGraphApi'],
  ),
  'has eight properties, as version 8': lacking(
    'the first version of the page',
    ...['InboxFolder', 'SentFolder', 'SimpleMode', 'LastFetch', 'UseGraphApi', 'TableRight', 'FieldProperties'],
  ),
}
