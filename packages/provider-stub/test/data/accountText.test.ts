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

    expect(JSON.parse(text)).toEqual({ ...rest, FieldProperties: 'shared' })
    expect(readAccount(profile)(text)).toEqual(E.right({ ...rest, FieldProperties: profile.fieldProperties }))
  })

  it.each([[own], [null]])('has rights of its own: %j', (FieldProperties) => {
    const account = { ...rest, FieldProperties }

    expect(JSON.parse(accountText(profile)(account))).toEqual(account)
    expect(readAccount(profile)(accountText(profile)(account))).toEqual(E.right(account))
  })

  it('is read as a server of another version has it', () => {
    const read = readAccount(profileOf('12.4'))(accountText(profile)(sampleAccount))

    expect(E.isRight(read) && Object.keys(read.right)).not.toContain('SimpleMode')
  })

  it.each([
    ['{', 'it is no JSON'],
    ['null', 'expected EMailAccount, got null'],
    [
      JSON.stringify({ ...sampleAccount, AssociateId: 'x', ErrorCount: 'y' }),
      'AssociateId: expected Int32, got "x"; ErrorCount: expected Int32, got "y"',
    ],
  ])('that is none is refused: %s', (text, reason) => {
    expect(readAccount(profile)(text)).toEqual(E.left(reason))
  })
})
