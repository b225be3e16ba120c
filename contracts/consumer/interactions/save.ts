/** Saving an account: the documented exchange, an update and a create. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { EMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { expect } from 'vitest'
import { sampleRequest, sampleResponse } from '../../samples/sample.js'
import { asDocumentedUser, clientOf, documented, documentedRequest, documentedResponse, jsonType } from '../ask.js'
import { given, type Interaction, json, pathTo } from '../Interaction.js'
import { template } from '../template.js'

const path = pathTo('saveEMailAccount')
const headers = { 'Content-Type': jsonType }

export const save: ReadonlyArray<Interaction> = [
  {
    description: 'the documented request to save an account',
    state: given('an account exists', { id: 270 }),
    asked: {
      path,
      headers: { ...asDocumentedUser, 'Accept-Language': documented('Accept-Language') },
      body: json(sampleRequest.value),
    },
    answered: { status: 200, headers, body: json(template(EMailAccount, documentedResponse)) },
    drive: async (url) => {
      const answer = await clientOf(url, { language: 'sv' }).saveEMailAccount(documentedRequest)()

      expect(answer).toEqual(E.right(sampleResponse.value))
    },
  },
  {
    description: 'a request to save a new account',
    state: given('no account exists', {}),
    asked: {
      path,
      headers: asDocumentedUser,
      body: json({
        EMailAccountId: 0,
        EMailAddress: 'sales@example.test',
        AssociateId: 244,
        IncomingCredentials: null,
        OutgoingCredentials: null,
        AccountStatus: 0,
        ErrorCount: 0,
        ErrorReason: null,
        InboxFolder: null,
        SentFolder: null,
        SimpleMode: 0,
        LastFetch: '0001-01-01T00:00:00',
      }),
    },
    answered: {
      status: 200,
      headers,
      body: json(
        {
          ...template(EMailAccount, documentedResponse),
          EMailAccountId: documentedResponse.EMailAccountId,
          EMailAddress: 'sales@example.test',
          ErrorReason: null,
          InboxFolder: null,
          SentFolder: null,
        },
        [{ path: '$.EMailAccountId', rules: [M.integer(), M.regex('^[1-9]\\d*$', '789')] }],
      ),
    },
    drive: async (url) => {
      const answer = await clientOf(url).saveEMailAccount({ EMailAddress: 'sales@example.test', AssociateId: 244 })()

      expect(E.map(({ EMailAccountId }: EMailAccount) => EMailAccountId)(answer)).toEqual(E.right(789))
    },
  },
]
