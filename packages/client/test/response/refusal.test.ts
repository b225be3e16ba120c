import { arrayOf, EMailAccount, nullable, secret, unexplained } from '@so-email/codecs'
import { json } from '@so-email/wire'
import { function as F } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { readRefusal } from '../../src/response/refusal.js'
import { response } from '../support.js'

const redactor = { text: F.identity, failure: F.identity, rejection: F.identity }

const messageIn = (body: string, type: string) =>
  readRefusal(t.unknown, [json], response(502, body, [['Content-Type', type]]))(redactor).message

describe('a refusal that is a text', () => {
  it.each([
    ['is trimmed', ' \n Bad gateway. \n', 'Bad gateway.'],
    ['keeps its inner white space and what looks like a tag', 'No  mail for <a@b.test>', 'No  mail for <a@b.test>'],
    ['may hold braces and the word of a secret', 'Wrong password {code 5}', 'Wrong password {code 5}'],
    ['may hold a tag and the word of a secret', 'Wrong password <b>', 'Wrong password <b>'],
    ['has at least a letter', '502', null],
  ])('%s', (_, body, message) => {
    expect(messageIn(body, 'text/plain')).toBe(message)
  })

  it.each([
    'text/plain;charset=iso-8859-1',
    'text/plain; Charset=ISO-8859-1; x=y',
    'text/plain; charset = latin1',
    'text/plain; charset="iso-8859-1"',
    "text/plain; charset\t=  'iso-8859-1'",
    'text/plain; charset=iso_8859-1',
    'text/plain; charset=iso_8859-1:1987',
  ])('is read in the character set that %j names', (type) => {
    const body = Uint8Array.from([0x67, 0xe9, 0x6e])
    const refusal = { ...response(502, '', [['Content-Type', type]]), body }
    expect(readRefusal(t.unknown, [json], refusal)(redactor).message).toBe('gén')
  })

  it.each(['text/plain', 'text/plain; charset=klingon', 'text/plain; charset='])(
    'is read as UTF-8 where %j names no character set that is known',
    (type) => {
      expect(messageIn('gén', type)).toBe('gén')
    },
  )
})

describe('a refusal that is a web page', () => {
  it.each([
    ['its title', '<!DOCTYPE html><title lang="en"> Bad\n gateway </title><p>Sorry.</p>', 'Bad gateway'],
    ['its text where the title is empty', '<html><title> </title><p>Sorry,</p>\n<p>no.</p>', 'Sorry, no.'],
    ['its text where there is no title', '<html><p>Sorry,</p><p>no.</p>', 'Sorry, no.'],
  ])('is explained by %s', (_, body, message) => {
    expect(messageIn(body, 'text/html')).toBe(message)
  })
})

describe('a refusal that holds an account with a stored password', () => {
  const credentials = { Server: 's', Username: 'u', Password: 'stored-pass' }
  const refusalOf = (codec: t.Any, body: unknown) => readRefusal(codec, [json], response(500, body))(redactor)

  it.each([
    ['inside of the error', { error: { account: { EMailAccountId: 1, IncomingCredentials: credentials } } }],
    ['in a list of errors', { errors: [{ IncomingCredentials: { Password: 'stored-pass' } }] }],
    ['beside a message', { Message: 'no', errors: { account: credentials } }],
    ['in place of an error', { EMailAccountId: 1, IncomingCredentials: credentials }],
    ['under a path', { ModelState: { 'IncomingCredentials.Password': ['stored-pass'] } }],
    ['under a path in brackets', { errors: { "$['accounts'][0][password]": 'stored-pass' } }],
    ['under a path to a part of it', { errors: { 'account/Password[0]': ['stored-pass'] } }],
  ])('shows it nowhere: %s', (_, body) => {
    const codecs = [nullable(EMailAccount), arrayOf(EMailAccount)]

    expect(JSON.stringify(codecs.map((codec) => refusalOf(codec, body)))).not.toContain('stored-pass')
  })

  it('shows what else a list of problems holds', () => {
    const ModelState = { 'a.Password': ['stored-pass'], 'a.Port': ['The port is negative.'] }

    expect(refusalOf(nullable(EMailAccount), { ModelState })).toEqual({
      ...unexplained,
      message: 'a.Password: <redacted>; a.Port: The port is negative.',
      fields: { ModelState: { 'a.Password': '<redacted>', 'a.Port': ['The port is negative.'] } },
    })
  })

  it('is read up to a thousand properties', () => {
    const before = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, null]))
    const messages = [999, 1000].map(
      (count) => refusalOf(nullable(EMailAccount), { ...before(count), Message: 'no' }).message,
    )

    expect(messages).toEqual(['no', null])
  })

  it.each([
    ['is explained where the operation answers a list', arrayOf(EMailAccount), 'no', { Extra: 1 }],
    ['hides everything where the operation answers a secret', secret(t.string), '<redacted>', {}],
  ])('%s', (_, codec, message, fields) => {
    expect(refusalOf(codec, { Message: 'no', Extra: 1 })).toEqual({ ...unexplained, message, fields })
  })
})
