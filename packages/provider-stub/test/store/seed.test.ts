import { describe, expect, it } from 'vitest'
import { sampleAccount, sampleAppToken, sampleUser } from '../../src/index.js'

describe('what a stub has by default', () => {
  it('is the account of the documented sample, which fetches from INBOX', () => {
    // A property that is added need not be here.
    expect(sampleAccount).toMatchObject({
      EMailAccountId: 270,
      EMailAddress: 'sample@example.test',
      AssociateId: 244,
      IncomingCredentials: null,
      OutgoingCredentials: null,
      AccountStatus: 0,
      ErrorCount: 0,
      ErrorReason: '',
      InboxFolder: 'INBOX',
      SentFolder: 'Sent',
      SimpleMode: 0,
      LastFetch: '0001-01-01T00:00:00',
      UseGraphApi: 0,
      TableRight: null,
      FieldProperties: expect.objectContaining({
        EMailAccountId: { FieldRight: null, FieldType: 'System.Int32', FieldLength: 4 },
      }),
    })
  })

  it('is the user of the documented header, with credentials for the other schemes', () => {
    expect([sampleUser, sampleAppToken]).toEqual([
      {
        name: 'tje0',
        password: 'Tje0',
        associateId: 244,
        tickets: ['7T:sample-ticket'],
        tokens: ['8A:sample-token'],
        xsrfTokens: ['sample-xsrf-token'],
      },
      'sample-app-token',
    ])
  })
})
