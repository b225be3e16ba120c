/** Servers of the documented versions, as the stub plays them, and servers that lack what a version lacks (`docs/reference/versions.md`). */
import { type ServerVersion, serverVersions } from '@so-email/codecs'
import { asItIs, without } from '../providers/changes.js'
import type { Provider } from '../providers/Provider.js'
import { right } from './right.js'

const ofVersion = (serverVersion: ServerVersion): Provider =>
  right('the pact is one for all versions', asItIs, { options: { serverVersion } })

export const versions: Readonly<Record<string, Provider>> = {
  ...Object.fromEntries(serverVersions.map((version) => [`is of version ${version}`, ofVersion(version)])),
  'has no SimpleMode, as version 12.4': right('12.4 does not have it', without('SimpleMode')),
  'has no UseGraphApi, as version 10.3': right('12.0 brought it', without('UseGraphApi')),
  'has folders and no other later property, as version 9': right(
    'the page of that version',
    without('SimpleMode', 'LastFetch', 'UseGraphApi'),
  ),
  'has eight properties, as version 8': right(
    'the first version of the page',
    without('InboxFolder', 'SentFolder', 'SimpleMode', 'LastFetch', 'UseGraphApi', 'TableRight', 'FieldProperties'),
  ),
}
