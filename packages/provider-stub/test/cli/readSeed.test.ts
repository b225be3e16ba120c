import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { type Assumptions, assumptions } from '../../src/Assumptions.js'
import { readSeed } from '../../src/cli/readSeed.js'
import { sampleAccount } from '../../src/store/seed.js'

const seed = (value: unknown, rules: Partial<Assumptions> = {}) =>
  readSeed({ ...assumptions, ...rules })(
    new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
  )

const long = `${'x'.repeat(400)}@example.test`

describe('a file of accounts', () => {
  it('contains accounts as a server answers them', () => {
    expect(seed([sampleAccount])).toEqual(E.right([sampleAccount]))
    expect(seed([])).toEqual(E.right([]))
  })

  it('may leave out properties that have a default, and name properties in any case', () => {
    expect(
      seed([{ eMailAccountId: 7, eMailAddress: 'a@example.test', incomingCredentials: { port: 993 }, Extra: 1 }]),
    ).toEqual(
      E.right([
        {
          ...sampleAccount,
          EMailAccountId: 7,
          EMailAddress: 'a@example.test',
          AssociateId: 0,
          IncomingCredentials: {
            ServiceAuthId: 0,
            Server: null,
            Port: 993,
            AuthType: null,
            Username: null,
            Password: null,
          },
          ErrorReason: null,
          InboxFolder: null,
          SentFolder: null,
          Extra: 1,
        },
      ]),
    )
  })

  it('may be of any size', () => {
    const accounts = Array.from({ length: 10_000 }, (_, i) => ({
      EMailAccountId: i + 1,
      EMailAddress: `${'x'.repeat(100)}${i}@example.test`,
    }))

    expect(E.map((read: ReadonlyArray<unknown>) => read.length)(seed(accounts))).toEqual(E.right(10_000))
  })

  it('is refused with the first ten problems, and that there are more', () => {
    expect(seed(Array.from({ length: 2_000 }, () => 1))).toEqual(
      E.left([
        'expected at most 100 problems, got more',
        ...Array.from({ length: 9 }, (_, i) => `[${i}]: expected EMailAccount, got a number`),
        'and more',
      ]),
    )
  })

  it.each<[Partial<Assumptions>, string, ReadonlyArray<object>, string]>([
    [
      { longText: 'kept' },
      'a long text',
      [{ EMailAccountId: 1, EMailAddress: long }],
      'a text of account 1 is too long: EMailAddress (at most 255)',
    ],
    [
      { duplicateAddress: 'kept' },
      'an address twice',
      [
        { EMailAccountId: 1, EMailAddress: 'a@example.test' },
        { EMailAccountId: 2, EMailAddress: 'a@example.test' },
      ],
      'accounts 1 and 2 have the same EMailAddress',
    ],
  ])('is read by the assumptions of the command: %j accepts %s', (rules, _, accounts, reason) => {
    const strict: Partial<Assumptions> = { longText: 'refused', duplicateAddress: 'refused' }

    expect(E.isRight(seed(accounts, { ...strict, ...rules }))).toBe(true)
    expect(seed(accounts, strict)).toEqual(E.left([reason]))
  })

  it.each([
    ['no JSON', '[', ['the body ends too early (line 1, column 2)']],
    ['one account, not a list', {}, ['expected ArrayOfEMailAccount, got an object']],
    ['no account', [1], ['[0]: expected EMailAccount, got a number']],
    ['a wrong property', [{ EMailAccountId: 'x' }], ['[0].EMailAccountId: expected Int32, got "x"']],
    ['no id', [{ EMailAddress: 'a@example.test' }], ['every account needs an EMailAccountId above 0']],
    ['an id twice', [{ EMailAccountId: 1 }, { EMailAccountId: 1 }], ['two accounts have the EMailAccountId 1']],
  ])('is refused with what is wrong: %s', (_, value, reasons) => {
    const read = seed(value)

    expect(E.isLeft(read) && read.left).toEqual(reasons)
  })
})
