import { basic, makeClient } from '@so-email/client'
import { drawFailure, EMailAccount, SaveEMailAccountRequest } from '@so-email/codecs'
import { header } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import type * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { sampleRequest, sampleResponse } from '../samples/sample.js'
import { given } from './pact.js'
import { template } from './template.js'

const path = '/api/v1/Agents/EMail/SaveEMailAccount'

const documented = (name: string): string =>
  F.pipe(
    sampleRequest.headers,
    header(name),
    O.getOrElse((): string => expect.fail(`the documented request has no ${name}`)),
  )

const proved = <A>(decoded: t.Validation<A>): A =>
  E.getOrElse((errors: t.Errors): A => expect.fail(drawFailure(errors).join('\n')))(decoded)

const clientOf = (baseUrl: string) =>
  makeClient({ baseUrl, auth: basic({ user: 'tje0', password: 'Tje0' }), language: 'sv' })

describe('SaveEMailAccount', () => {
  it('updates an account: the documented request goes over the wire, the documented response is understood', async () => {
    const request = SaveEMailAccountRequest.decode(sampleRequest.value)
    const response = proved(EMailAccount.decode(sampleResponse.value))

    await given('an account exists', { id: 270 })
      .uponReceiving('the documented request to save an account')
      .withRequest('POST', path, (builder) =>
        builder
          .headers({
            Authorization: documented('Authorization'),
            Accept: documented('Accept'),
            'Accept-Language': documented('Accept-Language'),
            'Content-Type': documented('Content-Type'),
          })
          .jsonBody(sampleRequest.value),
      )
      .willRespondWith(200, (builder) =>
        builder
          .headers({ 'Content-Type': 'application/json; charset=utf-8' })
          .jsonBody(template(EMailAccount, response)),
      )
      .executeTest(async ({ url }) => {
        const answer = await clientOf(url).saveEMailAccount(proved(request))()

        expect(answer).toEqual(E.right(sampleResponse.value))
      })
  })

  it('creates an account when the id is empty: every documented property is written', async () => {
    const created = proved(EMailAccount.decode({ ...sampleResponse.value, EMailAccountId: 271 }))

    await given('no account exists', {})
      .uponReceiving('a request to save a new account')
      .withRequest('POST', path, (builder) =>
        builder
          .headers({ Authorization: documented('Authorization'), 'Content-Type': documented('Content-Type') })
          .jsonBody({
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
      )
      .willRespondWith(200, (builder) =>
        builder.headers({ 'Content-Type': 'application/json; charset=utf-8' }).jsonBody({
          ...template(EMailAccount, created),
          EMailAddress: 'sales@example.test',
          ErrorReason: null,
          InboxFolder: null,
          SentFolder: null,
        }),
      )
      .executeTest(async ({ url }) => {
        const answer = await clientOf(url).saveEMailAccount({ EMailAddress: 'sales@example.test', AssociateId: 244 })()

        expect(E.map(({ EMailAccountId }: EMailAccount) => EMailAccountId)(answer)).toEqual(E.right(271))
      })
  })
})
