import type { EMailConnectionInfo, EMailConnectionInfoExtended } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { none } from '../store/Change.js'
import type { Profile } from '../versions/Profile.js'
import type { Handler } from './Handler.js'

/** The defaults are an assumption. A version whose accounts lack `UseGraphApi` lacks it here too. */
const defaults = ({ lacks }: Profile): EMailConnectionInfo => ({
  ServerName: null,
  UserName: null,
  Password: null,
  Folder: null,
  UseSSL: false,
  ...(!lacks.has('UseGraphApi') && { UseGraphApi: false }),
  TableRight: null,
  FieldProperties: null,
})

export const createDefaultEMailConnectionInfo: Handler<void, EMailConnectionInfo> =
  ({ profile }) =>
  () =>
    E.right([defaults(profile), none])

export const createDefaultEMailConnectionInfoExtended: Handler<void, EMailConnectionInfoExtended> =
  ({ profile }) =>
  () =>
    E.right([{ Port: 0, Protocol: null, ...defaults(profile) }, none])
