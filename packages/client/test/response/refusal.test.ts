import { arrayOf, EMailAccount, entity, Int32, nullable, operations, secret, unexplained } from '@so-email/codecs'
import { json } from '@so-email/wire'
import { function as F } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { readRefusal } from '../../src/response/refusal.js'
import { response } from '../support.js'

const redactor = { text: F.identity, failure: F.identity, rejection: F.identity }

const messageIn = (body: string, type: string) =>
  readRefusal([t.unknown], [json], response(502, body, [['Content-Type', type]]))(redactor).message

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
    expect(readRefusal([t.unknown], [json], refusal)(redactor).message).toBe('gén')
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

const refusalOf = (codecs: ReadonlyArray<t.Any>, body: unknown, type = 'application/json') =>
  readRefusal(codecs, [json], response(500, body, [['Content-Type', type]]))(redactor)

/** Every operation has these, whatever it takes and answers. */
type Marking = Readonly<Record<'parameters' | 'answer', { readonly codec: t.Any }>>

const credentials = { Server: 's', Username: 'u', Password: 'stored-pass' }

describe.each(Object.entries(operations))('a refusal of %s', (_, { parameters, answer }: Marking) => {
  const codecs = [parameters.codec, answer.codec]

  it.each<[string, unknown]>([
    ['inside of the error', { error: { account: { EMailAccountId: 1, IncomingCredentials: credentials } } }],
    ['in a list of errors', { errors: [{ IncomingCredentials: { Password: 'stored-pass' } }] }],
    ['beside a message', { Message: 'no', errors: { account: credentials } }],
    ['in place of an error', { EMailAccountId: 1, IncomingCredentials: credentials }],
    ['beside a token of the server', { error: { Token: 'stored-pass' } }],
    ['under a path', { ModelState: { 'IncomingCredentials.Password': ['stored-pass'] } }],
    ['under a path in brackets', { errors: { "$['accounts'][0][password]": 'stored-pass' } }],
    ['under a path to a part of it', { errors: { 'account/Password[0]': ['stored-pass'] } }],
    ['in a list', [{ IncomingCredentials: credentials }]],
    ['in a text of JSON', JSON.stringify(JSON.stringify([credentials]))],
    ['in a message that is JSON', { Message: JSON.stringify({ IncomingCredentials: credentials }) }],
    ['in a broken JSON', '{"IncomingCredentials":{"Pin":"stored-pass"},'],
    ['in XML', '<ServiceAuth><Password>stored-pass</Password></ServiceAuth>'],
    ['in JSON behind other words', `Not saved: ${JSON.stringify({ IncomingCredentials: credentials })}`],
    ['in a message with JSON behind other words', { Message: `Not saved: ${JSON.stringify([credentials])}` }],
    ['in a message with XML behind other words', { Message: 'Not saved: <Password>stored-pass</Password>' }],
    ['in a connection string', { Message: 'no', ExceptionMessage: 'Server=crm;User Id=sa;Password=stored-pass' }],
    ['in a form', 'user=sa&password=stored-pass'],
  ])('shows no stored password: %s', (_, body) => {
    expect(JSON.stringify(refusalOf(codecs, body))).not.toContain('stored-pass')
  })

  it('shows its reason and what stands beside it', () => {
    const body = { Message: 'The mail library is missing.', ErrorType: 'X', Extra: 1, In: { ConnectionInfo: null } }

    expect(refusalOf(codecs, body)).toEqual({
      ...unexplained,
      type: 'X',
      message: 'The mail library is missing.',
      fields: { Extra: 1, In: { ConnectionInfo: null } },
    })
  })

  it.each(['Not saved: {"Password":"stored-pass"}', 'Not saved: <a><Password>stored-pass</Password></a>'])(
    'shows the words before the data in a reason: %s',
    (message) => {
      expect([refusalOf(codecs, message).message, refusalOf(codecs, { Message: message }).message]).toEqual([
        'Not saved: <redacted>',
        'Not saved: <redacted>',
      ])
    },
  )

  it.each(['Token', 'secret', 'credential'])('shows the reason beside a property named %s', (name) => {
    expect(refusalOf(codecs, { Message: 'no', [name]: 'stored-pass', Extra: 1 })).toEqual({
      ...unexplained,
      message: 'no',
      fields: { [name]: '<redacted>', Extra: 1 },
    })
  })

  it('shows nothing beside a password', () => {
    expect(refusalOf(codecs, { error: { ...credentials, Pin: 'stored-pin' } }).fields).toEqual({
      error: { Server: '<redacted>', Username: '<redacted>', Password: '<redacted>', Pin: '<redacted>' },
    })
  })

  it.each([
    '[AUTHENTICATIONFAILED] Invalid credentials',
    '[5.7.8] Username and "Password" not accepted',
    'Wrong password',
  ])('shows a reason that is a text, with whatever it begins: %s', (message) => {
    expect([refusalOf(codecs, message).message, refusalOf(codecs, { Message: message }).message]).toEqual([
      message,
      message,
    ])
  })
})

describe('a refusal with what an operation marks', () => {
  const Pin = entity('Pin', { Id: Int32, Pin: secret(t.string) }, { Keys: arrayOf(secret(t.string)) })

  it.each<[string, unknown]>([
    ['in an object', { error: { Id: 1, Pin: 'stored-4711' } }],
    ['in a list of secrets', { error: { Keys: ['stored-4711'] } }],
    ['in a list', [{ Id: 1, Pin: 'stored-4711' }]],
    ['in a list that begins with a number', [1, { Pin: 'stored-4711' }]],
    ['in a list with a name that is escaped', '[{"\\u0050in":"stored-4711"}]'],
    ['in a text of JSON', JSON.stringify('{"Pin":"stored-4711"}')],
    ['in a broken JSON', '{"Pin":"stored-4711",'],
    ['in a broken JSON in other quotes', "{'Pin':'stored-4711'}"],
    ['in XML', '<?xml version="1.0"?><a><Pin>stored-4711</Pin></a>'],
    ['in a broken XML', '<a Pin="stored-4711"'],
  ])('shows it nowhere: %s', (_, body) => {
    const all = [[Pin], [arrayOf(Pin)], [t.unknown, nullable(Pin)], [Pin, t.unknown]].flatMap((codecs) =>
      ['application/json', 'text/plain', 'text/html'].map((type) => refusalOf(codecs, body, type)),
    )
    const shown = all.filter((each) => JSON.stringify(each).includes('stored-4711'))

    expect(shown.length).toBe(typeof body === 'string' && body.startsWith('<') ? 4 : 0) // a page is none of the data
  })

  it('shows what else a list of problems holds', () => {
    const ModelState = { 'a.Password': ['stored-pass'], 'a.Port': ['The port is negative.'] }

    expect(refusalOf([nullable(EMailAccount)], { ModelState })).toEqual({
      ...unexplained,
      message: 'a.Password: <redacted>; a.Port: The port is negative.',
      fields: { ModelState: { 'a.Password': '<redacted>', 'a.Port': ['The port is negative.'] } },
    })
  })

  it('is read up to a thousand properties', () => {
    const before = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, null]))
    const messages = [999, 1000].map((count) => refusalOf([EMailAccount], { ...before(count), Message: 'no' }).message)

    expect(messages).toEqual(['no', null])
  })
})

describe.each([
  ['is a secret', secret(t.string)],
  ['is a list of secrets', nullable(arrayOf(secret(t.string)))],
  ['cannot be folded', t.number],
])('a refusal where the answer %s', (_, codec) => {
  it.each([
    ['an object', { Message: 'no', Extra: 1 }, '<redacted>', {}],
    ['a text', 'no', '<redacted>', {}],
    ['a list', '["no"]', '<redacted>', {}],
    ['nothing', '', null, {}],
  ])('shows nothing of %s', (_, body, message, fields) => {
    expect(refusalOf([t.unknown, codec], body)).toEqual({ ...unexplained, message, fields })
  })

  it('shows the title of a web page', () => {
    expect(refusalOf([t.unknown, codec], '<html><title>Bad gateway</title>', 'text/html').message).toBe('Bad gateway')
  })
})
