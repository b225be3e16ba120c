import { EMailAccount, entity, Int32, nullable } from '@so-email/codecs'
import { arbitrary } from '@so-email/codecs/arbitrary'
import fc from 'fast-check'
import { either as E, option as O, string } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { readQuery, writeQuery } from '../src/index.js'

const names = ['EMailAccountId', 'Reason', 'IsNew']
const Parameters = entity('Parameters', { EMailAccountId: Int32 }, { Reason: nullable(t.string), IsNew: t.boolean })

describe('a query that is written', () => {
  it('has the documented names in their order, and its values percent-encoded', () => {
    expect(writeQuery(names)({ Reason: 'a&b=c d/å', Other: 'x', IsNew: true, EMailAccountId: 270 })).toEqual(
      E.right('?EMailAccountId=270&Reason=a%26b%3Dc%20d%2F%C3%A5&IsNew=true'),
    )
    expect(writeQuery(['$select'])({ $select: 'Name' })).toEqual(E.right('?%24select=Name'))
  })

  it('leaves out what is absent or null, and is empty without any property', () => {
    expect(writeQuery(names)({ EMailAccountId: 1, Reason: null, IsNew: undefined })).toEqual(
      E.right('?EMailAccountId=1'),
    )
    expect([
      writeQuery(names)({ Reason: null }),
      writeQuery([])({ EMailAccountId: 1 }),
      writeQuery(names)(undefined),
    ]).toEqual([E.right(''), E.right(''), E.right('')])
  })

  it.each([
    ['half a surrogate pair', '\ud800', 'a query cannot carry half a surrogate pair'],
    ['an object', {}, 'a query cannot carry what is object'],
    ['not a number', Number.NaN, 'a query cannot carry what is number'],
  ])('fails for %s, and names the property', (_, Reason, reason) => {
    expect(writeQuery(names)({ Reason })).toEqual(E.left({ _tag: 'WriteFailure', reason: `Reason: ${reason}` }))
  })

  it('reads as what was written', () => {
    const values = fc.record({
      EMailAccountId: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      Reason: fc.string({ unit: 'grapheme' }),
      IsNew: fc.boolean(),
    })
    fc.assert(
      fc.property(values, (value) => {
        expect(E.chainW(readQuery(Parameters, names))(writeQuery(names)(value))).toEqual(E.right(value))
      }),
    )
  })
})

describe('a query that is read', () => {
  const codec = t.type({ EMailAccountId: Int32 })

  it('may begin with its question mark, and has its names in any case', () => {
    expect([
      readQuery(codec)('?emailaccountid=270'),
      readQuery(codec)('eMailAccountId=270'),
      readQuery(codec)(''),
      readQuery(codec, ['EMailAccountId'])('?emailaccountID=270'),
      readQuery(codec, ['EMailAccountId'])(''),
    ]).toEqual([
      E.right({ EMailAccountId: 270 }),
      E.right({ EMailAccountId: 270 }),
      E.right({}),
      E.right({ EMailAccountId: 270 }),
      E.right({}),
    ])
  })

  it('keeps a question mark that does not begin it, and is empty where the codec has no names', () => {
    expect([readQuery(t.type({ A: t.string }))('A=b?c'), readQuery(t.array(Int32))('')]).toEqual([
      E.right({ A: 'b?c' }),
      E.right({}),
    ])
  })

  it('has its names in the documented case where the equality is stricter', () => {
    expect(readQuery(codec, ['EMailAccountId'], string.Eq)('emailaccountid=1')).toEqual(E.right({}))
    expect(readQuery(codec, ['EMailAccountId'], string.Eq)('EMailAccountId=1')).toEqual(E.right({ EMailAccountId: 1 }))
  })

  it('ignores a parameter that has none of the names, however it is encoded', () => {
    expect(readQuery(codec, ['EMailAccountId'])('a[=1&%zz=%&EMailAccountId=5&Name=x')).toEqual(
      E.right({ EMailAccountId: 5 }),
    )
  })

  it('has $select as a text, whatever the operation takes, and the last of several', () => {
    const selecting = ['EMailAccountId', '$select']

    expect(readQuery(codec, selecting)('%24SELECT=Name&EMailAccountId=5&$select=a,b%2Fc+d')).toEqual(
      E.right({ EMailAccountId: 5, $select: 'a,b/c d' }),
    )
    expect(readQuery(t.unknown, ['$select'])('$select=7')).toEqual(E.right({ $select: '7' }))
    expect(readQuery(t.type({ $select: Int32 }), ['$select'])('$select=Name')).toEqual(E.right({ $select: 'Name' }))
  })

  it('makes a list of a repeated name where the codec has one, and fails elsewhere', () => {
    expect(readQuery(t.type({ Ids: t.array(Int32) }), ['Ids'])('Ids=1&ids=2')).toEqual(E.right({ Ids: [1, 2] }))
    expect(readQuery(codec, ['EMailAccountId'])('EMailAccountId=1&emailaccountid=1')).toEqual(
      E.left({ _tag: 'ReadFailure', reason: 'EMailAccountId: it is there twice', position: O.none }),
    )
  })

  it('explains what is wrong with a parameter', () => {
    const reason = 'EMailAccountId: expected a 32-bit integer'

    expect(readQuery(codec)('EMailAccountId=x')).toEqual(
      E.left({ _tag: 'ReadFailure', reason, position: O.some({ line: 1, column: 1 }) }),
    )
    expect(readQuery(codec, ['EMailAccountId'])('a=1&EMailAccountId=x')).toEqual(
      E.left({ _tag: 'ReadFailure', reason, position: O.none }),
    )
  })

  it('is never an exception', () => {
    fc.assert(
      fc.property(arbitrary(t.string), (query) => {
        readQuery(EMailAccount)(query)
        readQuery(EMailAccount, Object.keys({ EMailAddress: 1, IncomingCredentials: 1, $select: 1 }))(query)
      }),
    )
  })
})
