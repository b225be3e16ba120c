import { conceal, SaveEMailAccountRequest } from '@so-email/codecs'
import { form, json, type MediaType, xml } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import { expect, it } from 'vitest'
import { redactorOf } from '../../src/secrets/redactorOf.js'
import { request } from '../support.js'

const withPassword: SaveEMailAccountRequest = {
  IncomingCredentials: { ServiceAuthId: 0, Server: '', Port: 993, AuthType: '', Username: 'hans', Password: 'hunter2' },
}

const written = (mediaType: MediaType, input: SaveEMailAccountRequest) => ({
  ...request,
  headers,
  body: F.pipe(
    mediaType.write(SaveEMailAccountRequest)(input),
    E.getOrElse(({ reason }): Uint8Array => expect.fail(reason)),
  ),
})

const noQuery = () => []
const headers = [['X-Key', 'abcd']] as const
const issued = [
  {
    credentials: { _tag: 'SoTicket', ticket: conceal('7T:abc') },
    header: ['Authorization', 'SoTicket 7T:abc'],
    expiresAt: Number.POSITIVE_INFINITY,
  },
] as const

it.each([
  ['JSON', json],
  ['XML', xml],
  ['a form', form],
])('the secrets of the body, of the headers and of the credentials are redacted, in %s', (_, mediaType) => {
  const redactor = redactorOf(SaveEMailAccountRequest, mediaType, noQuery)(written(mediaType, withPassword), issued)

  expect(redactor.text('hunter2 abcd 7T:abc hans')).toBe('<redacted> <redacted> <redacted> hans')
})

it.each([
  ['JSON', json],
  ['XML', xml],
])('what stands in credentials without a password is redacted, in %s', (_, mediaType) => {
  const input = { IncomingCredentials: { Port: 993, Pin: 'hunter2' } } as unknown as SaveEMailAccountRequest // of a later version
  const redactor = redactorOf(SaveEMailAccountRequest, mediaType, noQuery)(written(mediaType, input), issued)

  expect(redactor.text('hunter2 993')).toBe('<redacted> 993')
})

it('everything is redacted where the secrets of the body are not known', () => {
  const body = new TextEncoder().encode('{"IncomingCredentials":{"Password":')
  const redactor = redactorOf(SaveEMailAccountRequest, json, noQuery)({ ...request, body }, issued)

  expect(redactor.text('hans')).toBe('<redacted>')
})

it('requests with the same headers and credentials, and without a secret in their bodies, share a redactor', () => {
  const of = redactorOf(SaveEMailAccountRequest, json, noQuery)
  const [first, second] = ['a@b.test', 'c@d.test'].map((EMailAddress) => of(written(json, { EMailAddress }), issued))

  expect(second).toBe(first)
  expect(of(written(json, {}), [...issued])).not.toBe(first)
})
