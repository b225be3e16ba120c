import { format, inspect } from 'node:util'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import {
  arrayOf,
  canonical,
  DateTimeOffset,
  dictionary,
  drawFailure,
  EMailAccount,
  ETableRight,
  entity,
  FieldProperties,
  holdsSecret,
  Int32,
  mayHoldSecret,
  nullable,
  redact,
  redacted,
  redactUnknown,
  SaveEMailAccountRequest,
  secret,
  toDecodeFailure,
} from '../../src/index.js'
import { arbitrary } from '../../src/reflection/arbitrary.js'
import { secrecyOf } from '../../src/reflection/redact.js'
import { hostile } from '../hostile.js'
import { account, credentials } from '../samples.js'

const within = (IncomingCredentials: unknown) => {
  const copy = redact(EMailAccount)({ ...account, IncomingCredentials })
  return t.UnknownRecord.is(copy) ? copy['IncomingCredentials'] : copy
}

describe('what is shown', () => {
  test('everything but the marked properties', () => {
    expect(redact(EMailAccount)({ ...account, IncomingCredentials: credentials, PropertyOfTomorrow: 1 })).toEqual({
      ...account,
      IncomingCredentials: { ...credentials, Password: redacted },
      PropertyOfTomorrow: 1,
    })
  })
  test('a password that is not there holds nothing', () => {
    expect(within({ ...credentials, Password: null })).toEqual({ ...credentials, Password: null })
  })
})

describe('what is not', () => {
  test.each(['password', 'PASSWORD', 'passWord'])('a password spelled %s', (name) => {
    expect(within({ [name]: 'hunter2' })).toEqual({ [name]: redacted })
  })
  test('a password that is no text', () => {
    expect(within({ Password: { text: 'hunter2' } })).toEqual({ Password: redacted })
  })
  test('unknown properties and wrong values beside a password', () => {
    expect(within({ Port: 'hunter2', Server: 'imap', pwd: 'hunter2', TableRight: { Mask: { a: 1 }, b: 1 } })).toEqual({
      Port: redacted,
      Server: 'imap',
      pwd: redacted,
      TableRight: { Mask: redacted, b: redacted },
    })
  })
  test('a dictionary beside a password, unless it is empty', () => {
    expect(within({ FieldProperties: {} })).toEqual({ FieldProperties: {} })
    expect(within({ FieldProperties: { hunter2: null } })).toEqual({ FieldProperties: redacted })
  })
  test.each([
    ['a text', 'hunter2'],
    ['a list', [credentials]],
    ['a number', 7],
  ])('%s where credentials belong', (_, value) => {
    expect(within(value)).toBe(redacted)
  })
  test('whatever stands where an account belongs', () => {
    expect(redact(EMailAccount)('{"Password":"hunter2"}')).toBe(redacted)
    expect(redact(EMailAccount)([account])).toBe(redacted)
  })
  test('a marked name anywhere else', () => {
    expect(
      redact(EMailAccount)({ Password: 'a', deep: [{ password: 'b', c: 1 }], EMailAddress: { PASSWORD: 'd' } }),
    ).toEqual({
      Password: redacted,
      deep: redacted,
      EMailAddress: redacted,
    })
    expect(redact(EMailAccount)({ deep: [{ password: 'b' }] })).toEqual({ deep: [{ password: redacted }] })
    expect(redact(EMailAccount)({ FieldProperties: { Password: 'x', password: { FieldLength: 1 } } })).toEqual({
      FieldProperties: { Password: redacted, password: { FieldLength: 1 } },
    })
  })
  test('a text under a marked key of a dictionary of texts', () => {
    const Login = entity('Login', { Of: EMailAccount, Texts: dictionary(t.string, 'Texts') }, {})
    const Texts = { Password: 'hunter2', 'of.Password': 'hunter2', note: 'spring' }

    expect(redact(Login)({ Texts })).toEqual({
      Texts: { Password: '<redacted>', 'of.Password': '<redacted>', note: 'spring' },
    })
  })

  test('under and beside a marked key of a dictionary: what the codec does not vouch for', () => {
    const right = { FieldRight: null, FieldType: null, FieldLength: 1 }
    expect(
      redact(EMailAccount)({
        FieldProperties: { Password: { ...right, Value: 'a' }, Token: { ...right, FieldLength: 'b', Value: 'c' } },
      }),
    ).toEqual({
      FieldProperties: {
        Password: { ...right, Value: redacted },
        Token: { ...right, FieldLength: redacted, Value: redacted },
      },
    })
    expect(
      redact(EMailAccount)({ FieldProperties: { 'a.Password': { ...right, FieldLength: 'b' }, a: right } }),
    ).toEqual({
      FieldProperties: { 'a.Password': { ...right, FieldLength: redacted }, a: right },
    })
    const Login = entity('Login', { Of: EMailAccount, Extra: dictionary(t.unknown, 'Extra') }, {})
    expect(redact(Login)({ Extra: { Password: { value: 'a' }, Token: 'b', None: null } })).toEqual({
      Extra: { Password: redacted, Token: redacted, None: null },
    })
  })
  test('what stands beside a marked name, unless the codec vouches for it', () => {
    expect(redact(EMailAccount)({ Backup: { Password: 'a', AccessToken: 'b', Expires: null } })).toEqual({
      Backup: { Password: redacted, AccessToken: redacted, Expires: null },
    })
    expect(redact(EMailAccount)({ ErrorCount: 1, Password: 'a', AccessToken: 'b' })).toEqual({
      ErrorCount: 1,
      Password: redacted,
      AccessToken: redacted,
    })
  })
  test('a marked property, in the spelling of another one that is not marked', () => {
    const Made = entity('Made', { Pin: secret(nullable(Int32)), pin: Int32 }, {})
    expect(redact(Made)({ Pin: 1234, pin: 5678 })).toEqual({ Pin: redacted, pin: redacted })
  })
  test('functions, which may have properties', () => {
    const Backup = Object.assign(() => 1, { Password: 'hunter2' })
    expect(redact(EMailAccount)({ Backup, ErrorReason: Backup, deep: [Backup] })).toEqual({
      Backup: redacted,
      ErrorReason: redacted,
      deep: [redacted],
    })
  })
  test('an object that was shown already, so that what contains itself in several places is small', () => {
    const parent: Record<string, unknown> = { name: 'x' }
    parent['children'] = [{ parent }, { parent }, { parent }]
    expect(redact(EMailAccount)({ Owner: parent })).toEqual({
      Owner: { name: 'x', children: [{ parent: redacted }, { parent: redacted }, { parent: redacted }] },
    })
  })
  test('a property that two places share is shown in both where the codec knows it', () => {
    const both = { ...account, IncomingCredentials: credentials, OutgoingCredentials: credentials }
    const shown = { ...credentials, Password: redacted }
    expect(redact(EMailAccount)(both)).toEqual({
      ...account,
      IncomingCredentials: shown,
      OutgoingCredentials: shown,
    })
  })
  test('an object without end', () => {
    const endless = (): object => ({
      get left() {
        return endless()
      },
      get right() {
        return endless()
      },
    })
    expect(JSON.stringify(redact(EMailAccount)({ endless: endless() }))).toContain(redacted)
  })
  test('what cannot be read, and what contains itself', () => {
    const cyclic: Record<string, unknown> = {}
    cyclic['again'] = cyclic
    expect(JSON.stringify(redact(EMailAccount)({ cyclic }))).toContain(redacted)
    const throwing = Object.defineProperty({}, 'EMailAddress', {
      enumerable: true,
      get: () => {
        throw new Error('no')
      },
    })
    expect(redact(EMailAccount)(throwing)).toBe(redacted)
  })
})

test.each([
  ['of JSON', '{"Password":"hunter2"}'],
  ['of a list', '[{"password":"hunter2"}]'],
  ['of a text of JSON', '"{\\"Password\\":\\"hunter2\\"}"'],
  ['of XML', '<a><Password>hunter2</Password></a>'],
  ['with an escaped name', '{"\\u0050assword":"hunter2"}'],
])('a text %s with a marked name is redacted where no codec describes it', (_, text) => {
  const other = text.replaceAll(/\\u0050|p(?=ass)/gi, 'G')
  expect(redact(EMailAccount)({ Log: [text, other] })).toEqual({ Log: [redacted, other] })
  expect(redact(t.unknown)(text)).toBe(text)
})

test.each([
  ['JSON', 'Could not save ', '{"Password":"hunter2"}'],
  ['JSON with another property before', 'Could not save: ', '{"Server":"s","Password":"hunter2"}'],
  ['JSON of names and values', 'Could not save: ', '[{"Name":"Password","Value":"hunter2"}]'],
  ['JSON in a text of JSON', 'Could not save: ', '{\\"password\\": \\"hunter2\\"}'],
  ['a part of JSON', 'Near ', '"Password":"hunter2"}'],
  ['a part of JSON with blanks', 'Near ', '"Password" : "hunter2" }'],
  ['an object with a name that is no text', 'Could not save ', '{Password: "hunter2"}'],
  ['an escaped name', 'Could not save ', '{"\\u0050assword":"hunter2"}'],
  ['XML', 'Could not save ', '<a i:b="c"><Password>hunter2</Password></a>'],
  ['XML of keys and values', 'Could not save ', '<Key>Password</Key><Value>hunter2</Value>'],
  ['an attribute', 'Could not save ', '<a Password = "hunter2"'],
])('a text with %s behind other words ends where that begins', (_, words, data) => {
  const other = data.replaceAll(/\\u0050|p(?=ass)/gi, 'G')
  expect(redact(EMailAccount)({ Log: [words + data, words + other] })).toEqual({
    Log: [`${words}${redacted}`, words + other],
  })
})

test.each([
  ['a form', 'user=sa&password=hunter2'],
  ['a form with a longer name', 'user=sa&password_again=hunter2'],
  ['a connection string', 'Data Source=crm;User Id=sa;Password=hunter2;'],
  ['a connection string with blanks', 'Data Source = crm; Password = hunter2'],
  ['a header', 'the header Password="hunter2"'],
])('a text with %s ends at the first sign of it', (_, text) => {
  expect(redact(EMailAccount)({ Log: text })).toEqual({ Log: `${text.split(/[="]/)[0]}${redacted}` })
})

test.each([
  'Wrong password: it expired',
  "Invalid 'password': too short",
  'The property "Password": is required',
  '[AUTH] Wrong password',
  '[5.7.8] "password" not accepted',
  '<ops@host.test> has no password',
  '<html><p>Your password is wrong.</p></html>',
  'Wrong password {1}',
])('a text for people with a marked name is shown: %s', (text) => {
  expect(redact(EMailAccount)({ Log: text })).toEqual({ Log: text })
})

describe('a value of which only the names of secrets are known', () => {
  const Pin = entity('Pin', { Pin: secret(t.string) }, {})
  const value = { Message: 'm', error: { Password: 'a', b: 1 }, 'c.pin': ['d'], Token: 'e' }

  test('is shown without the properties of these names, and what stands beside them', () => {
    expect(redactUnknown([EMailAccount, Pin], ['key'])([value, { pin: null, Port: 993 }, { key: 1 }])).toEqual([
      { Message: 'm', error: { Password: redacted, b: redacted }, 'c.pin': redacted, Token: 'e' },
      { pin: null, Port: redacted },
      { key: redacted },
    ])
    expect(redactUnknown([])(value)).toEqual(value)
  })

  test('is shown beside a name that is hidden alone', () => {
    expect(redactUnknown([EMailAccount], [], ['token', 'pin'])([value, 'not saved: {"token":"e"}'])).toEqual([
      { Message: 'm', error: { Password: redacted, b: redacted }, 'c.pin': redacted, Token: redacted },
      `not saved: ${redacted}`,
    ])
  })

  test.each([
    ['is a secret', secret(t.string)],
    ['is a list of secrets', arrayOf(secret(t.string))],
    ['cannot be folded', t.number],
  ])('shows nothing where one of the codecs %s', (_, codec) => {
    expect([{ a: 1 }, 'text', [4711], 4711].map(redactUnknown([EMailAccount, codec]))).toEqual(Array(4).fill(redacted))
  })

  test.each(['[[ {"pin": 4711} ]]', '<account>\n<pin>4711</pin>\n</account>', ' [ "pin", 4711 ]'])(
    'is redacted where it is a text with a marked name: %j',
    (text) => {
      expect(redactUnknown([Pin])(text)).toBe(text.startsWith(' ') ? ` ${redacted}` : redacted)
    },
  )

  test('is redacted where it cannot be read', () => {
    const throwing = {
      get a() {
        throw new Error('no')
      },
    }
    expect(redactUnknown([Pin])(throwing)).toBe(redacted)
  })
})

test('lists, dictionaries and unions of secrets are redacted where they are', () => {
  const Made = entity(
    'Made',
    {
      List: t.array(secret(t.string)),
      Map: dictionary(secret(t.string), 'Map'),
      Either: t.union([entity('A', { Key: secret(t.string), a: Int32 }, {}), Int32]),
      Maybe: nullable(secret(t.string)),
      Any: t.unknown,
    },
    {},
  )
  expect(
    redact(Made)({ List: ['a', null], Map: { k: 'b' }, Either: { Key: 'c', a: 1 }, Maybe: 'd', Any: { maybe: 'e' } }),
  ).toEqual({
    List: [redacted, null],
    Map: redacted,
    Either: { Key: redacted, a: 1 },
    Maybe: redacted,
    Any: redacted,
  })
})

describe('laws', () => {
  test('redacting twice is redacting once', () => {
    fc.assert(
      fc.property(hostile(EMailAccount), ({ value }) => {
        const once = redact(EMailAccount)(value)
        expect(redact(EMailAccount)(once)).toEqual(once)
      }),
    )
  })
  test('a value of a codec without secrets stays as it is', () => {
    expect([FieldProperties, Int32, EMailAccount, SaveEMailAccountRequest].map(holdsSecret)).toEqual([
      false,
      false,
      true,
      true,
    ])
    fc.assert(
      fc.property(arbitrary(FieldProperties), (value) => {
        expect(redact(FieldProperties)(value)).toEqual(value)
      }),
    )
  })
  test('the casing of names makes no difference', () => {
    fc.assert(
      fc.property(arbitrary(EMailAccount), (value) => {
        const lower = t.UnknownRecord.is(value)
          ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name.toLowerCase(), each]))
          : value
        expect(canonical(EMailAccount)(redact(EMailAccount)(lower))).toEqual(redact(EMailAccount)(value))
      }),
    )
  })
})

describe('a secret that is planted under credentials is nowhere in anything that we print', () => {
  const planted = fc.stringMatching(/^[a-z]{16}$/)

  /** Everything that is printed of a value and of its failure. */
  const printed = (codec: t.Mixed, value: unknown): string => {
    const shown = redact(codec)(value)
    const decoded = codec.decode(value)
    const failure = E.isLeft(decoded) ? toDecodeFailure(decoded.left) : null
    const lines = E.isLeft(decoded) ? drawFailure(decoded.left) : []
    return [
      JSON.stringify([shown, failure, lines]),
      inspect([shown, failure, lines], { depth: null, showHidden: true }),
      format('%o %j %s', shown, failure, lines),
    ].join('\n')
  }

  /** Credentials that hold the secret somewhere: at its place, misspelled, misplaced, wrapped, as a key of a dictionary. */
  const holding = (text: string): fc.Arbitrary<unknown> => {
    // Names of properties are shown, unknown ones too; keys of dictionaries are not.
    const wrapped = fc.constantFrom<unknown>(text, [text], { text }, { Password: text }, [
      [{ deep: { password: text } }],
    ])
    const properties = [
      ...['Password', 'password', 'PASSWORD', 'Token', 'Port', 'ServiceAuthId', 'TableRight', 'FieldProperties'],
      ...['unknown', '__proto__'],
    ]
    return fc.oneof(
      wrapped,
      fc
        .tuple(fc.subarray(Object.entries(credentials)), fc.constantFrom(...properties), wrapped)
        .map(([known, name, value]) => Object.fromEntries([...known, [name, value]])),
      fc.constant({
        ...credentials,
        FieldProperties: { [text]: { FieldRight: text, FieldType: 1, FieldLength: text } },
      }),
      fc.constant({ ...credentials, TableRight: { Mask: [text], Password: text, Reason: 7 } }),
      fc.constant({ ...credentials, Server: { text }, Username: [text] }),
    )
  }

  test.each([EMailAccount, SaveEMailAccountRequest])('$name', (codec: t.Mixed) => {
    const values = planted.chain((text) =>
      fc
        .tuple(holding(text), fc.constantFrom('IncomingCredentials', 'outgoingCredentials', 'OUTGOINGCREDENTIALS'))
        .map(([held, name]) => ({ text, value: { ...account, [name]: held } })),
    )
    fc.assert(
      fc.property(values, ({ text, value }) => {
        expect(printed(codec, value)).not.toContain(text)
        expect(printed(codec, canonical(codec)(value))).not.toContain(text)
        expect(printed(codec, redact(codec)(value))).not.toContain(text)
      }),
    )
  })
})

describe('whether JSON may hold a secret', () => {
  test('is seen without reading it', () => {
    expect(mayHoldSecret(SaveEMailAccountRequest)(JSON.stringify({ ...account, OutgoingCredentials: null }))).toBe(
      false,
    )
    expect(mayHoldSecret(FieldProperties)('{"Password":{"FieldLength":1}}')).toBe(false)
    const Made = entity('Made', { 'To.ken': secret(t.string) }, {})
    expect([Made, arrayOf(Made), secret(t.string)].map((codec) => mayHoldSecret(codec)('{}'))).toEqual([
      true,
      true,
      true,
    ])
    const Outer = entity('Outer', { 'Ma"de': Made }, {})
    expect(['{"Made":{}}', '{"ma\\"DE":{}}', '{"To-ken":1}'].map(mayHoldSecret(Outer))).toEqual([false, true, false])
  })

  test.each([
    '{"IncomingCredentials":{}}',
    '{"OUTGOINGcredentials": {}}',
    '{"Backup":{"Password":null,"Token":"hunter2"}}',
    '{"IncomingCredentials":"null"}',
    '{"Incoming\\u0043redentials":"hunter2"}',
    '{"a.Password[0]":"hunter2"}',
  ])('%s may', (text) => {
    expect(mayHoldSecret(EMailAccount)(text)).toBe(true)
  })

  test('is never denied where something is redacted', () => {
    const named = fc.constantFrom(
      'IncomingCredentials',
      'outgoingCREDENTIALS',
      'Password',
      'pass\u017fword',
      'Other',
      'a.Password[0]',
    )
    const value = fc.letrec((tie) => ({
      part: fc.oneof(
        fc.constantFrom<unknown>(null, 'hunter2', 7, true),
        fc.array(tie('part'), { maxLength: 2 }),
        fc.dictionary(named, tie('part'), { maxKeys: 3 }),
      ),
    })).part
    fc.assert(
      fc.property(fc.dictionary(named, value), (parts) => {
        const whole = { ...account, ...parts }
        const isHidden = JSON.stringify(redact(EMailAccount)(whole)) !== JSON.stringify(whole)
        if (isHidden) expect(mayHoldSecret(EMailAccount)(JSON.stringify(whole))).toBe(true)
      }),
    )
  })
})

test('a copy has at most a hundred thousand objects and lists; each further one reads as redacted', () => {
  const many = Array.from({ length: 150_000 }, (_, i) => ({ Id: i }))
  const copies = [
    redact(arrayOf(entity('Item', { Id: Int32 }, {})))(many),
    redact(t.unknown)(many),
    redact(entity('Whole', { List: t.unknown }, {}))({ List: many }),
  ].map((copy): ReadonlyArray<string> => JSON.stringify(copy).match(/\{"Id|<redacted>/g) ?? [])
  for (const parts of copies) {
    expect(parts).toHaveLength(150_000)
    expect(Math.abs(parts.indexOf(redacted) - 100_000)).toBeLessThan(10)
  }
})

describe('the bounds of a copy', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 'x' : { a: [nested(levels - 1)] })
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(...Object.values(value).map(depthOf)) : 0

  test('are 64 levels where no codec describes it', () => {
    expect(depthOf(redact(t.unknown)(nested(50)))).toBe(65)
    expect(redact(t.unknown)(nested(32))).toEqual(nested(32))
    expect(JSON.stringify(redact(t.unknown)(nested(33)))).toContain(redacted)
  })

  // A value that no codec describes is counted where it begins, and once more as a list.
  test.each<[string, t.Mixed, number]>([
    ['where no codec describes it', t.unknown, 99_998],
    ['where a codec does', arrayOf(t.array(Int32)), 99_999],
  ])('are a hundred thousand objects and lists, the outermost among them, %s', (_, codec, first) => {
    const copy: unknown = redact(codec)(Array.from({ length: 100_001 }, () => []))
    expect(Array.isArray(copy) && [copy[first - 1], copy[first], copy[100_000]]).toEqual([[], redacted, redacted])
  })

  test('are not those of what is no object', () => {
    const values = Array.from({ length: 100_001 }, (_, i) => (i === 0 ? 1 : null))
    expect(redact(arrayOf(nullable(Int32)))(values)).toEqual(values)
    expect(redact(t.unknown)(values)).toEqual(values)
  })
})

describe('beside a secret', () => {
  const Holder = entity(
    'Holder',
    { Pin: secret(t.string) },
    {
      ...{ Null: t.null, Flag: t.boolean, Kind: t.literal('a'), Num: Int32, Text: t.string, When: DateTimeOffset },
      ...{ Mask: ETableRight, Either: t.union([Int32, t.boolean]), List: t.array(Int32), Any: t.unknown },
    },
  )

  test('what has the shape of its codec is shown', () => {
    const shown = {
      ...{ Null: null, Flag: true, Kind: 'a', Num: 1, Text: 'x', When: '2008-08-06T16:32:38', Mask: 'FULL' },
      ...{ Either: false, List: [1] },
    }
    expect(redact(Holder)(shown)).toEqual(shown)
  })

  test('what has another shape is not, nor what may have any', () => {
    const wrong = {
      ...{ Null: 'x', Flag: 'true', Kind: 'b', Num: '1', Text: 1, When: 'x', Mask: 0.5, Either: 'x', List: {} },
      ...{ Any: 'x', Other: 1 },
    }
    expect(redact(Holder)(wrong)).toEqual(Object.fromEntries(Object.keys(wrong).map((name) => [name, redacted])))
    expect(redact(Holder)({ List: [1, '2', null] })).toEqual({ List: [1, redacted, null] })
  })

  test('what is absent stays so', () => {
    expect(redact(Holder)({ Pin: undefined, Any: null, Other: undefined })).toEqual({
      Pin: undefined,
      Any: null,
      Other: undefined,
    })
  })
})

test('a name that is marked below a list, a dictionary or a union is marked everywhere', () => {
  const Made = entity('Made', { Pin: secret(t.string) }, {})
  const codecs = [t.array(Made), dictionary(Made, 'All'), nullable(Made), t.union([Int32, t.array(nullable(Made))])]
  const value = { Any: { pin: 'x' }, Null: null }
  expect(codecs.map((Part) => redact(entity('Whole', {}, { Part, Any: t.unknown }))(value))).toEqual(
    Array(4).fill({ Any: { pin: redacted }, Null: null }),
  )
})

test('a value of a union is shown by the members that it fits', () => {
  const Either = t.union([entity('A', { a: Int32 }, {}), t.array(Int32), Int32])
  expect([{ a: 1 }, [1], 1].map(redact(Either))).toEqual([{ a: 1 }, [1], 1])
})

describe('a value of a union with a secret', () => {
  const Holder = entity('Holder', { Pin: secret(t.string), Port: Int32 }, {})

  test.each<[string, t.Mixed, unknown, unknown]>([
    ['is not shown, although another member fits', t.union([Int32, secret(t.string)]), 5, redacted],
    ['is not shown by a member behind the secret', t.union([secret(t.string), Holder]), { Port: 1 }, redacted],
    ['is shown where it may be anything', t.union([Holder, new t.UnknownType()]), 'text', 'text'],
    ['is not shown where it fits no member', t.union([Holder, Int32]), 'text', redacted],
  ])('%s', (_, codec, value, shown) => {
    expect(redact(codec)(value)).toEqual(shown)
  })
})

test('JSON may hold a secret of a codec that is no entity too', () => {
  const Made = entity('Made', { Pin: secret(t.string) }, {})
  const Outer = entity('Outer', { Made }, {})
  const may = (codec: t.Any, json: string) => mayHoldSecret(codec)(json)

  expect([may(nullable(Made), '{}'), may(arrayOf(Made), '[]'), may(t.union([Made, Outer]), '{}')]).toEqual([
    true,
    true,
    true,
  ])
  expect([may(nullable(Outer), 'null'), may(arrayOf(nullable(Outer)), '[]'), may(t.string, '"Pin"')]).toEqual([
    false,
    false,
    false,
  ])
  expect(may(t.union([Outer, new t.StringType()]), '""')).toBe(false)
  const isSeen = ['{"Made":null,"Made":{}}', '{"Made":nul}', '{"Made" : null}', '{"Pin":null}', '"Made"', '"pin"']
  expect(isSeen.map(mayHoldSecret(Outer))).toEqual(isSeen.map(() => true))
  const isNot = ['{"Made":null}', '{"made":null,"MADE":null}', '{"ab":null}', '{"b":null}', '', 'Made', '{"Mades":{}}']
  expect(isNot.map(mayHoldSecret(Outer))).toEqual(isNot.map(() => false))
})

test('nothing is shown below a codec that cannot be folded, as it may hold a secret anywhere', () => {
  expect(secrecyOf(t.number)).toEqual({ marked: [], isHolder: true, isSecret: true, holdsSecret: true })
  const Odd = t.type({ In: t.type({ A: t.string }), Other: t.number })
  const result = Odd.decode({ In: { A: 1 }, Other: 1 })
  expect(E.isLeft(result) && drawFailure(result.left)).toEqual(['In.A: expected string, got a number'])
})
