import type { EMailAccount } from '@so-email/codecs'
import { makeStub } from '@so-email/provider-stub'
import { option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import type { LedgerRow } from '../../src/import/ledger/LedgerRow.js'
import { decide } from '../../src/import/resolution/decide.js'
import { caller } from './importing.js'

const row: LedgerRow = {
  row: 7,
  line: 7,
  state: 'unknown',
  address: 'row7@example.test',
  associate: caller,
  givenId: 0,
  foundBefore: 0,
  sentAt: 1,
  lostAt: 1,
  id: null,
  reason: null,
}

const account: EMailAccount = {
  ...(makeStub().accounts.get(270) ?? expect.fail()),
  EMailAccountId: 271,
  EMailAddress: 'Row7@example.test',
}

const evidence = { row, found: O.some(account), caller: O.some(caller), isShared: false }

const undecided = (reason: RegExp) => ({ _tag: 'Undecided', reason: expect.stringMatching(reason) })

describe('a row that was sent and never answered', () => {
  it('was saved if its address appeared after it was sent', () => {
    expect(decide(evidence)).toEqual({ _tag: 'Found', id: 271 })
  })

  it('was not saved if its caller has no account with the address', () => {
    expect(decide({ ...evidence, found: O.none })).toEqual({ _tag: 'NotSaved' })
  })

  it('that replaces an account is sent again', () => {
    expect(decide({ ...evidence, row: { ...row, givenId: 270 } })).toEqual({ _tag: 'NotSaved' })
  })

  it.each([
    ['an account had the address before', { row: { ...row, foundBefore: 270 } }, /account 270 had the address before/],
    ['it was not looked up before', { row: { ...row, foundBefore: null } }, /was not looked up/],
    ['another row has the address', { isShared: true }, /another row/],
    [
      'the account has another address',
      { found: O.some({ ...account, EMailAddress: 'row7@example.test ' }) },
      /account 271 is found by the address, and has another one/,
    ],
    ['the row is of another associate', { row: { ...row, associate: 7 } }, /another associate/],
    ['it has no address', { row: { ...row, address: null } }, /no address/],
    ['it has an empty address', { row: { ...row, address: '' } }, /no address/],
    ['nothing is found for another associate', { found: O.none, row: { ...row, associate: 7 } }, /another associate/],
    ['nothing is found and the caller is not known', { found: O.none, caller: O.none }, /another associate/],
  ])('cannot be decided if %s', (_, other, reason) => {
    expect(decide({ ...evidence, ...other })).toEqual(undecided(reason))
  })
})
