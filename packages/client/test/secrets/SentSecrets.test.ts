import { conceal, SaveEMailAccountRequest } from '@so-email/codecs'
import { base64, form, type HttpRequest, json, type MediaType, xml } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import { describe, expect, it, test } from 'vitest'
import { secretsInBody, secretsInHead, sentSecrets } from '../../src/secrets/SentSecrets.js'

const bodyOf = (mediaType: MediaType, input: SaveEMailAccountRequest): Uint8Array =>
  F.pipe(
    mediaType.write(SaveEMailAccountRequest)(input),
    E.getOrElse(({ reason }): Uint8Array => expect.fail(reason)),
  )

const secretsIn = (sent: Partial<HttpRequest>, mediaType: MediaType = json) =>
  O.toNullable(
    sentSecrets(
      secretsInBody(SaveEMailAccountRequest, mediaType, sent.body ?? new Uint8Array()),
      secretsInHead(sent.headers ?? [], []),
    ),
  )

const credentials = { ServiceAuthId: 0, Server: '', Port: 993, AuthType: '', Username: 'hans', Password: 'hunter2' }

describe('the secrets of a request', () => {
  test.each([
    ['JSON', json],
    ['XML', xml],
    ['a form', form],
  ])('are those of its body in %s', (_, mediaType) => {
    expect(secretsIn({ body: bodyOf(mediaType, { IncomingCredentials: credentials }) }, mediaType)).toEqual(['hunter2'])
  })

  it('are what unknown properties of credentials hold, also a number, and each once', () => {
    const IncomingCredentials = {
      ...credentials,
      Pin: 1234,
      Keys: [{ First: 'f1rst' }, { Second: 'hunter2' }, true, null],
    }
    expect(secretsIn({ body: bodyOf(json, { IncomingCredentials }) })).toEqual(['hunter2', '1234', 'f1rst'])
  })

  it('are the values of headers that may hold one, and what follows a scheme or a name in them', () => {
    const headers = [
      ['Accept', 'application/json'],
      ['Authorization', 'Custom dG9rZW4='],
      ['Cookie', 'session=abcd; e=x'],
    ] as const
    expect(secretsIn({ headers })).toEqual(['Custom dG9rZW4=', 'dG9rZW4=', 'session=abcd; e=x', 'abcd'])
  })

  it.each([
    ['Cookie', 'a=abcd;b=efgh, ijkl', ['abcd', 'efgh', 'ijkl']],
    ['X-Key', 'Custom  one two', ['one two']],
    ['X-Key', 'Custom key="ab"cd"; e=xyz', ['ab"cd']],
    ['X-Key', 'Custom', []],
    ['Authorization', `Basic ${btoa('tje0:hunter2:3')}`, [btoa('tje0:hunter2:3'), 'hunter2:3']],
    ['Proxy-Key', base64.encodeText('tje0:pä€d'), ['pä€d']],
    ['Authorization', `Basic ${btoa('tje0:abc')}`, [btoa('tje0:abc')]],
  ])('are the parts of the header %s: %s', (name, value, parts) => {
    expect(secretsIn({ headers: [[name, value]] })).toEqual([...new Set([value, ...parts])])
  })

  it('are no header that is too short for one', () => {
    expect(secretsIn({ headers: [['X-Flag', 'yes']] })).toEqual([])
  })

  it('are a number of the body as it was written there', () => {
    const body = new TextEncoder().encode('{"IncomingCredentials":{"Password":"","Pin":9007199254740993}}')
    expect(secretsIn({ body })).toEqual(['9007199254740993'])
  })

  it('are the credentials that were issued, and their header', () => {
    const issued = [
      {
        credentials: { _tag: 'Basic' as const, user: 'tje0', password: conceal('pw') },
        header: ['Authorization', 'Basic dGplMDpwdw=='] as const,
        expiresAt: Number.POSITIVE_INFINITY,
      },
      {
        credentials: { _tag: 'Bearer' as const, token: conceal('8A:abc') },
        header: ['Authorization', 'Bearer 8A:abc'] as const,
        expiresAt: Number.POSITIVE_INFINITY,
      },
    ]
    expect(sentSecrets(O.some([]), secretsInHead([], issued))).toEqual(
      O.some(['Basic dGplMDpwdw==', 'dGplMDpwdw==', 'pw', 'Bearer 8A:abc', '8A:abc']),
    )
  })

  it('are none where there is none', () => {
    expect(secretsIn({ body: bodyOf(json, { EMailAddress: 'a@b.test' }) })).toEqual([])
  })

  it('are not known where the body cannot be read, or where there are too many', () => {
    expect(secretsIn({ body: new TextEncoder().encode('{') })).toBe(null)
    const secretsOf = (count: number) => {
      const unknown = Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, `value-${i}`]))
      return secretsIn({ body: bodyOf(json, { IncomingCredentials: { ...credentials, Password: '', ...unknown } }) })
    }
    expect([secretsOf(200)?.length, secretsOf(201)]).toEqual([200, null])
  })
})
