import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { accountText, readAccount } from '../../src/data/accountText.js'
import { sampleAccount } from '../../src/index.js'
import { profileOf } from '../../src/versions/Profile.js'

const profile = profileOf('12.2')
const { FieldProperties: _, ...rest } = sampleAccount
const own = { X: { FieldRight: null, FieldType: 'System.String', FieldLength: 5 } }

describe('an account as a text of a store', () => {
  it.each([
    ['the very rights', profile.fieldProperties],
    ['equal ones', structuredClone(profile.fieldProperties)],
  ])('names the rights that all accounts share, and has no copy of them: %s', (_, FieldProperties) => {
    const text = accountText(profile)({ ...rest, FieldProperties })

    expect(JSON.parse(text)).toEqual(['12.2', { ...rest, FieldProperties: 'shared' }])
    expect(readAccount(profile)(text)).toEqual(E.right({ ...rest, FieldProperties: profile.fieldProperties }))
  })

  it.each([[own], [null]])('has rights of its own: %j', (FieldProperties) => {
    const account = { ...rest, FieldProperties }

    expect(JSON.parse(accountText(profile)(account))).toEqual(['12.2', account])
    expect(readAccount(profile)(accountText(profile)(account))).toEqual(E.right(account))
  })

  it('is read as a server of another version has it', () => {
    const other = profileOf('12.4')
    const { SimpleMode: _, ...account } = sampleAccount
    const { UseGraphApi: __, ...older } = account

    expect(readAccount(other)(accountText(profile)(sampleAccount))).toEqual(
      E.right({ ...account, FieldProperties: other.fieldProperties }),
    )
    expect(readAccount(profile)(accountText(other)({ ...older, FieldProperties: other.fieldProperties }))).toEqual(
      E.right({ ...sampleAccount, SimpleMode: 0, UseGraphApi: 0 }),
    )
  })

  it.each([
    ['{', 'it is no JSON'],
    ['{}', 'expected [string, unknown], got an object'],
    ['["12.2",null]', 'expected EMailAccount, got null'],
    [
      JSON.stringify(['12.2', { ...sampleAccount, AssociateId: 'x', ErrorCount: 'y' }]),
      'AssociateId: expected Int32, got "x"; ErrorCount: expected Int32, got "y"',
    ],
  ])('that is none is refused: %s', (text, reason) => {
    expect(readAccount(profile)(text)).toEqual(E.left(reason))
  })
})
