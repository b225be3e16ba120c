import { describe, expect, test } from 'vitest'
import { allowList } from '../../src/drift/allowList.js'
import { type Difference, drawDifference } from '../../src/drift/comparison/Difference.js'
import { exitCodeOf, review } from '../../src/drift/Review.js'

const added: Difference = { _tag: 'New', place: 'answer Parcel.Weight', there: 'int32' }
const gone: Difference = { _tag: 'Gone', place: 'answer Parcel.Sender' }

describe('an allow-list', () => {
  test('explains the differences that its lines are written for, with one star for any text', () => {
    const line = 'new: * Parcel.Weight, int32'
    const reviewed = review({ [line]: 'since 12.0' })([added])

    expect(reviewed).toEqual({
      unexplained: [],
      explained: [{ difference: added, line, reason: 'since 12.0' }],
      stale: [],
    })
    expect(exitCodeOf(reviewed)).toBe(0)
  })

  test('leaves every other difference unexplained', () => {
    const reviewed = review({})([added, gone])

    expect(reviewed).toEqual({ unexplained: [added, gone], explained: [], stale: [] })
    expect(exitCodeOf(reviewed)).toBe(1)
  })

  test('takes every character but the star for itself', () => {
    expect(
      review({ 'gone: answer Parcel?Sender': '', 'gone: answer ParcelxSender': '', 'gone: answer': '' })([gone]),
    ).toEqual({
      unexplained: [gone],
      explained: [],
      stale: ['gone: answer Parcel?Sender', 'gone: answer ParcelxSender', 'gone: answer'],
    })
  })

  test('with a line that explains nothing is stale', () => {
    const reviewed = review({ 'new: *': 'known', 'gone: *': 'was gone once' })([added])

    expect(reviewed.stale).toEqual(['gone: *'])
    expect(exitCodeOf(reviewed)).toBe(1)
  })
})

test('a difference is one line that prints, however long and strange the names are', () => {
  expect(drawDifference({ _tag: 'New', place: 'a\u001b[31m\nb', there: 'x'.repeat(500) })).toBe(
    `new: a\\u{1b}[31m\\u{a}b, ${'x'.repeat(120)}…`,
  )
})

test.each<[string, number]>([
  ['request EMailAccount.AssociateId', 1],
  ['answer EMailAccount.AssociateId', 1],
  ['GetEMailAccount query eMailAccountId', 0],
])('our allow-list has a reason for optional properties, and for no optional parameter: %s', (place, expected) => {
  const { explained } = review(allowList)([{ _tag: 'Presence', place, here: 'required', there: 'optional' }])

  expect(explained).toHaveLength(expected)
})
