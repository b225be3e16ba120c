/** A change of one property, with the real client and the stub: all others stay as the server has them stored. */
import { DateTimeOffset, type EMailAccount } from '@so-email/codecs'
import { arbitrary } from '@so-email/codecs/arbitrary'
import { makeStub, sampleAccount } from '@so-email/provider-stub'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { expect, it } from 'vitest'
import { clientOf } from '../consumer/client.js'
import { mailbox } from '../samples/credentials.js'

const texts = fc.constantFrom(null, 'Inbox', 'NO:"Innboks";US:"Inbox"', '[SR_MANDATORY_FIELD_1281]')
const languages = fc.constantFrom('no', 'en', 'sv-SE')

const accounts: fc.Arbitrary<EMailAccount> = fc
  .record({ ErrorReason: texts, InboxFolder: texts, LastFetch: arbitrary(DateTimeOffset) })
  .map((stored) => ({ ...sampleAccount, ...stored }))

const options = fc.record(
  {
    language: languages,
    soLanguage: languages,
    soCulture: languages,
    soTimeZone: fc.record({ zone: fc.constantFrom('NO', 'US-NY', 'UTC', 36), includeOffset: fc.boolean() }),
  },
  { requiredKeys: [] },
)

const archiving = (account: EMailAccount): EMailAccount => ({ ...account, SentFolder: 'Archive' })

it('a change of one property leaves all others as they are stored, in any language and any zone', () =>
  fc.assert(
    fc.asyncProperty(accounts, options, async (account, options) => {
      const { answer, accounts } = makeStub({ accounts: [account] })
      const changed = await clientOf('https://crm.example.test').changeEMailAccount(270, archiving, {
        ...options,
        transport: answer,
      })()

      expect(changed).toMatchObject(E.right({ SentFolder: 'Archive' }))
      expect(accounts.get(270)).toEqual(archiving(account))
    }),
  ))

it('a change saves nothing where the server hides a password', async () => {
  const account = { ...sampleAccount, IncomingCredentials: mailbox }
  const { answer, accounts } = makeStub({ accounts: [account], assumptions: { passwords: 'hidden' } })
  const change = clientOf('https://crm.example.test').changeEMailAccount

  const refused = await change(270, archiving, { transport: answer })()

  expect(refused).toMatchObject(E.left({ _tag: 'InvalidInput', request: { operation: 'SaveEMailAccount' } }))
  expect(accounts.get(270)).toEqual(account)
})
