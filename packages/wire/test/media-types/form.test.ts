import { EMailAccount, Int32, SaveEMailAccountRequest } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { form } from '../../src/index.js'

const read = (text: string, codec: t.Mixed = EMailAccount) => form.read(codec)(new TextEncoder().encode(text))
const write = (value: unknown, codec: t.Mixed = EMailAccount) =>
  E.map((body: Uint8Array) => new TextDecoder().decode(body))(form.write(codec)(value))
const failure = (reason: string, column: number) =>
  E.left({ _tag: 'ReadFailure', reason, position: O.some({ line: 1, column }) })
const unwritable = (reason: string) => E.left({ _tag: 'WriteFailure', reason })

describe('form, writing', () => {
  it('joins the names of nested properties with dots, in the documented order, and leaves null out', () => {
    expect(
      write({
        EMailAddress: 'a b@c',
        EMailAccountId: 0,
        ErrorReason: '',
        OutgoingCredentials: null,
        IncomingCredentials: { Port: 993, Server: 's&t', TableRight: {} },
      }),
    ).toEqual(
      E.right(
        'EMailAccountId=0&EMailAddress=a+b%40c&IncomingCredentials.Server=s%26t&IncomingCredentials.Port=993&IncomingCredentials.TableRight=&ErrorReason=',
      ),
    )
  })

  it('writes keys and indices in brackets', () => {
    expect(write({ FieldProperties: { 'a.b': { FieldLength: 1 } } })).toEqual(
      E.right('FieldProperties%5Ba.b%5D.FieldLength=1'),
    )
    const { codec } = { codec: t.type({ Ids: t.array(Int32) }) }
    expect([write({ Ids: [1, 2] }, codec), write({ Ids: [] }, codec)]).toEqual([
      E.right('Ids%5B0%5D=1&Ids%5B1%5D=2'),
      E.right('Ids='),
    ])
  })

  it('rejects a value that a form cannot carry, with its path', () => {
    expect([
      write(null),
      write([]),
      write({ EMailAddress: '\ud800' }),
      write({ '': 1 }),
      write({ 'a]': 1 }),
      write({ eMailAddress: 'a' }),
      write({ a: {} }),
      write({ a: ['b'] }),
      write({ a: [{}, {}] }),
      write({ Port: undefined }),
    ]).toEqual([
      unwritable('a form can carry only an object'),
      unwritable('a form can carry only an object'),
      unwritable('EMailAddress: a form cannot carry half a surrogate pair'),
      unwritable('a property: a form cannot carry that name'),
      unwritable('a property: a form cannot carry that name'),
      unwritable('eMailAddress: a form cannot carry that name'),
      unwritable('a: a form cannot distinguish an empty object from an empty text where no codec describes it'),
      unwritable('a: a form cannot carry a list of fewer than two that no codec describes'),
      unwritable('a.0: a form cannot carry such an item'),
      unwritable('Port: a form cannot carry what is undefined'),
    ])
  })
})

describe('form, reading', () => {
  it('reads dots and brackets, names in any casing, typed by the codec', () => {
    const account = { EMailAccountId: 7, EMailAddress: '007', IncomingCredentials: { Server: 's', Port: 993 } }
    expect([
      read('EMailAccountId=7&EMailAddress=007&IncomingCredentials.Server=s&IncomingCredentials.Port=993'),
      read('emailaccountid=+7&EMAILADDRESS=007&incomingcredentials[server]=s&IncomingCredentials[Port]=993'),
      read('&EMailAccountId=7&&EMailAddress=007&IncomingCredentials%2EServer=s&IncomingCredentials%5BPort%5D=993&'),
    ]).toEqual([E.right(account), E.right(account), E.right(account)])
  })

  it('distinguishes empty from absent', () => {
    expect([read('EMailAddress='), read('EMailAddress'), read(''), read('IncomingCredentials=')]).toEqual([
      E.right({ EMailAddress: '' }),
      E.right({ EMailAddress: '' }),
      E.right({}),
      E.right({ IncomingCredentials: {} }),
    ])
  })

  it('decodes plus and percent as UTF-8', () => {
    expect(read('EMailAddress=a+b%2B%C3%A5%f0%9f%91%8d')).toEqual(E.right({ EMailAddress: 'a b+å👍' }))
  })

  it('rejects a malformed form, with the position and without its text', () => {
    expect([
      read('EMailAddress=%zz'),
      read('EMailAddress=%ff'),
      read('a=1&EMailAccountId=seven'),
      read('EMailAccountId='),
      read('EMailAddress=a&emailaddress=b'),
      read('IncomingCredentials=a'),
      read('IncomingCredentials=&IncomingCredentials.Port=1'),
      read('EMailAddress.a=1'),
      read('=1'),
      read('.a=1'),
      read('a[b=1'),
      read('a[b]c=1'),
      read('a=1&a.b=2'),
      read(`${'a.'.repeat(64)}a=1`),
    ]).toEqual([
      failure('a pair is not percent-encoded UTF-8', 1),
      failure('a pair is not percent-encoded UTF-8', 1),
      failure('EMailAccountId: expected a 32-bit integer', 5),
      failure('EMailAccountId: expected a 32-bit integer', 1),
      failure('EMailAddress: it is there twice', 1),
      failure('IncomingCredentials: expected properties, not a text', 1),
      failure('IncomingCredentials: expected properties, not a text', 1),
      failure('EMailAddress: expected a text, not properties', 1),
      failure('the name of a pair is not well-formed', 1),
      failure('the name of a pair is not well-formed', 1),
      failure('the name of a pair is not well-formed', 1),
      failure('the name of a pair is not well-formed', 1),
      failure('expected properties, not a text', 1),
      failure('a name is nested deeper than 64 levels', 1),
    ])
  })

  it('keeps unknown properties: texts, objects and lists', () => {
    expect(read('a=1&b.c=2&l=1&l=2&m[]=3')).toEqual(E.right({ a: '1', b: { c: '2' }, l: ['1', '2'], m: '3' }))
  })

  it('touches no prototype', () => {
    const proto = E.getOrElseW(() => null)(read('__proto__.polluted=1&constructor.prototype.polluted=1'))
    expect(Object.keys(proto ?? {})).toEqual(['__proto__', 'constructor'])
    expect(Reflect.get({}, 'polluted')).toBe(undefined)
  })

  it('reads lists that a codec describes by index or by repetition', () => {
    const codec = t.type({ Ids: t.array(Int32) })
    expect([
      read('Ids[1]=2&Ids[0]=1', codec),
      read('Ids=1&Ids=2', codec),
      read('Ids=', codec),
      read('Ids[a]=1', codec),
    ]).toEqual([
      E.right({ Ids: [1, 2] }),
      E.right({ Ids: [1, 2] }),
      E.right({ Ids: [] }),
      failure('Ids: expected numbered items', 1),
    ])
  })
})

describe('the documented request', () => {
  it('can be sent as a form, its nulls left out', () => {
    const written = write(
      {
        EMailAccountId: 270,
        EMailAddress: 'non',
        IncomingCredentials: null,
        LastFetch: '2008-08-06T16:32:38.9926739+02:00',
      },
      SaveEMailAccountRequest,
    )
    expect(written).toEqual(
      E.right('EMailAccountId=270&EMailAddress=non&LastFetch=2008-08-06T16%3A32%3A38.9926739%2B02%3A00'),
    )
    expect(E.chainW((text: string) => read(text, SaveEMailAccountRequest))(written)).toEqual(
      E.right({ EMailAccountId: 270, EMailAddress: 'non', LastFetch: '2008-08-06T16:32:38.9926739+02:00' }),
    )
  })
})
