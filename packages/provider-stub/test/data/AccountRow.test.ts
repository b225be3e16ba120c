/** How changes become rows: a stub that catches up reads nothing else. */
import { describe, expect, it } from 'vitest'
import { rowsOfAll, rowsOfChanges, type Writing } from '../../src/data/AccountRow.js'
import { sampleAccount } from '../../src/index.js'
import { all, none, put, remove } from '../../src/store/Change.js'

const writing: Writing = {
  addressOf: ({ EMailAddress }) => EMailAddress ?? '',
  textOf: ({ EMailAccountId, ErrorCount }) => `${EMailAccountId} with ${ErrorCount} errors`,
}
const account = (EMailAccountId: number, EMailAddress = 'a@b', ErrorCount = 0) => ({
  ...sampleAccount,
  EMailAccountId,
  EMailAddress,
  ErrorCount,
})
const row = (id: number, version: number, since: number, address = '"a@b"', errors = 0) => ({
  id,
  version,
  since,
  address,
  account: `${id} with ${errors} errors`,
})
const many = (count: number) => Array.from({ length: count }, (_, i) => account(i + 1))
const sizes = (groups: ReadonlyArray<ReadonlyArray<unknown>>) => groups.map(({ length }) => length)

describe('the rows of changes', () => {
  const rows = rowsOfChanges(writing)

  it('are those of the accounts that were written and removed, with the version of each', () => {
    const changes = [
      { version: 2, change: none },
      { version: 3, change: put(account(1)) },
      { version: 4, change: all([put(account(2, 'c@d', 5)), remove(3)]) },
    ]

    expect(rows(changes)).toEqual([
      [row(1, 3, 3), row(2, 4, 4, '"c@d"', 5), { id: 3, version: 4, since: 4, address: '', account: null }],
    ])
    expect(rows([])).toEqual([])
  })

  it('have an account that keeps its address once, as it is at last, and at that address since its first', () => {
    const changes = [0, 1, 2].map((errors) => ({ version: errors + 5, change: put(account(1, 'a@b', errors)) }))

    expect(rows(changes)).toEqual([[row(1, 7, 5, '"a@b"', 2)]])
  })

  it('have an account that changes its address in a statement of its own, and what follows with it', () => {
    const changes = [
      { version: 5, change: put(account(1)) },
      { version: 6, change: put(account(1, 'c@d')) },
      { version: 7, change: put(account(2)) },
    ]

    expect(rows(changes)).toEqual([[row(1, 5, 5)], [row(1, 6, 6, '"c@d"'), row(2, 7, 7)]])
  })

  it('are at most 500 a statement', () => {
    const groupsOf = (count: number) => sizes(rows([{ version: 2, change: all(many(count).map(put)) }]))

    expect([groupsOf(500), groupsOf(501)]).toEqual([[500], [500, 1]])
  })
})

describe('the rows of accounts that take the place of all others', () => {
  it('are before whatever comes later, in their order', () => {
    expect(rowsOfAll(writing, 9, [account(4), account(1, 'c@d')])).toEqual([[row(4, 9, -2), row(1, 9, -1, '"c@d"')]])
    expect(rowsOfAll(writing, 9, [])).toEqual([])
  })

  it('are at most 500 a statement', () => {
    const groupsOf = (count: number) => sizes(rowsOfAll(writing, 2, many(count)))

    expect([groupsOf(500), groupsOf(501)]).toEqual([[500], [500, 1]])
    expect(rowsOfAll(writing, 2, many(501))[1]).toEqual([row(501, 2, -1)])
  })
})
