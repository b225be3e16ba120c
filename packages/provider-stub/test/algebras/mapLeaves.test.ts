import { arrayOf, DateTimeOffset, dictionary, EMailAccount, entity, Int32, nullable, secret } from '@so-email/codecs'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { mapLeaves, unchanged } from '../../src/algebras/mapLeaves.js'
import { sampleAccount } from '../../src/store/seed.js'

const upper = (text: string) => text.toUpperCase()

describe('changing the leaves of a value', () => {
  it('returns the value itself if nothing changes', () => {
    expect(mapLeaves(EMailAccount, unchanged)(sampleAccount)).toBe(sampleAccount)
  })

  it('changes texts at any depth, and neither secrets, nor unknown properties, nor the original', () => {
    const right = { FieldRight: { Mask: 'None', Reason: 'why' }, FieldType: 'x', FieldLength: 1 }
    const credentials = { ServiceAuthId: 1, Server: 'imap', Port: 1, AuthType: null, Username: 'u', Password: 'pw' }
    const account = JSON.parse(
      JSON.stringify({
        ...sampleAccount,
        IncomingCredentials: credentials,
        FieldProperties: { __proto__: null },
      }).replace('"FieldProperties":{}', `"FieldProperties":{"__proto__":${JSON.stringify(right)}},"Extra":"extra"`),
    )
    const before = JSON.stringify(account)
    const changed = JSON.stringify(mapLeaves(EMailAccount, { ...unchanged, text: upper })(account))

    expect(JSON.stringify(account)).toBe(before)
    expect(changed).toContain('"Server":"IMAP","Port":1,"AuthType":null,"Username":"U","Password":"pw"')
    expect(changed).toContain(
      '{"__proto__":{"FieldRight":{"Mask":"None","Reason":"WHY"},"FieldType":"X","FieldLength":1}}',
    )
    expect(changed).toContain('"Extra":"extra"')
  })

  it('changes each kind of leaf in its own way, wherever a codec has it, and leaves all others', () => {
    const Part = entity('Part', { Text: nullable(t.string), Number: Int32 }, { Date: DateTimeOffset })
    const Whole = entity(
      'Whole',
      {
        Date: nullable(DateTimeOffset),
        Secret: nullable(secret(t.string)),
        Flag: t.boolean,
        One: t.literal('one'),
        Anything: t.unknown,
        Numbers: arrayOf(Int32),
        Texts: arrayOf(t.string),
        Parts: arrayOf(Part),
        Map: dictionary(Part, 'Map'),
        Either: t.union([Part, arrayOf(t.string), t.null, DateTimeOffset]),
      },
      {},
    )
    const change = mapLeaves(Whole, { text: upper, dateTime: (text) => `${text}Z`, secret: () => 'hidden' })
    const same = { Flag: true, One: 'one', Anything: 'a', Numbers: [1, 2] }
    const part = { Text: 'a', Number: 1 }

    expect(
      change({
        ...same,
        Date: 'd',
        Secret: 's',
        Texts: ['a', 'b'],
        Parts: [part, { ...part, Text: null }],
        Map: { a: part },
        Either: { ...part, Date: 'd' },
      }),
    ).toEqual({
      ...same,
      Date: 'dZ',
      Secret: 'hidden',
      Texts: ['A', 'B'],
      Parts: [
        { Text: 'A', Number: 1 },
        { Text: null, Number: 1 },
      ],
      Map: { a: { Text: 'A', Number: 1 } },
      Either: { Text: 'A', Number: 1, Date: 'dZ' },
    })
    expect([change({ Either: ['a'] }), change({ Either: 'd' })]).toEqual([{ Either: ['A'] }, { Either: 'dZ' }])
    const wrong = { Date: 5, Texts: [5], Parts: 'a', Map: [part], Either: 5 }
    expect(change(wrong)).toEqual(wrong)
  })

  it('adds no property that is absent', () => {
    const Secret = entity('Secret', { Secret: secret(t.string) }, {})

    expect(mapLeaves(Secret, { ...unchanged, secret: () => null })({})).toEqual({})
  })

  it.each([null, 1, 'text', [], { IncomingCredentials: 5, FieldProperties: [] }])(
    'leaves a value that has not the shape of the codec: %o',
    (value) => {
      expect(mapLeaves(EMailAccount, { ...unchanged, text: upper })(value)).toEqual(value)
    },
  )
})
