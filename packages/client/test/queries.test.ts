import { deleteEMailAccount, getEMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { expect, it } from 'vitest'
import { basic } from '../src/auth/Auth.js'
import { parseSettings } from '../src/settings/Settings.js'
import { toRequest } from '../src/toRequest.js'
import { fetchExchange } from '../src/transport/fetchTransport.js'

const baseUrl = 'https://host.test'

it('the parameters in a query are spelled as the page of each operation spells them', () => {
  const auth = basic({ user: 'tje0', password: 'Tje0' })
  const settings = E.getOrElseW(() => expect.fail('these settings are right'))(
    parseSettings({ baseUrl, auth }, fetchExchange),
  )
  const urls = [
    toRequest(getEMailAccount, settings)(baseUrl, { eMailAccountId: 270 }),
    toRequest(deleteEMailAccount, settings)(baseUrl, { eMailAccountId: 270 }),
  ].map(E.map(({ request: { url, body } }) => [url, body.length]))

  expect(urls).toEqual([
    E.right([`${baseUrl}/api/v1/Agents/EMail/GetEMailAccount?eMailAccountId=270`, 0]),
    E.right([`${baseUrl}/api/v1/Agents/EMail/DeleteEMailAccount?eMailAccountId=270`, 0]),
  ])
})
