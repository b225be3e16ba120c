/** Providers with other defaults of a connection to a mail server than the stub. */
import { createDefaultEMailConnectionInfo, createDefaultEMailConnectionInfoExtended } from '@so-email/codecs'
import { all, jsonValue, of } from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import { right } from './right.js'

const defaults = (change: (value: unknown) => unknown): Change => {
  const changed = jsonValue(change)
  return all(of(createDefaultEMailConnectionInfo, changed), of(createDefaultEMailConnectionInfoExtended, changed))
}

const others = { ServerName: 'mail.example.test', UserName: 'ops', Folder: 'INBOX', UseSSL: true, Tomorrow: 1 }
const withPort = { ...others, Port: 993, Protocol: 'IMAP' }

const hasPort = (value: unknown): boolean => Object.hasOwn(Object(value), 'Port')

export const connections: Readonly<Record<string, Provider>> = {
  'has other defaults of a connection': right(
    'which defaults it has is not documented',
    defaults((value) => ({ ...Object(value), ...(hasPort(value) ? withPort : others) })),
  ),
  'returns empty texts for those of a connection': right(
    'which defaults it has is not documented, and the stub has null',
    defaults((value) => ({
      ...Object(value),
      ServerName: '',
      UserName: '',
      Password: '',
      Folder: '',
      ...(hasPort(value) ? { Protocol: '' } : {}),
    })),
  ),
}
