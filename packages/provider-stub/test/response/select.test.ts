import { describe, expect, it } from 'vitest'
import { select } from '../../src/response/select.js'

const value = { Id: 1, Name: 'x', Category: { Id: 2, Value: 'y' }, List: [{ Id: 3, Name: 'z' }] }

describe('$select', () => {
  it.each([
    ['', value],
    [' , ', value],
    ['id', { Id: 1, Name: null, Category: null, List: null }],
    ['NAME, id', { Id: 1, Name: 'x', Category: null, List: null }],
    ['category/value', { Id: null, Name: null, Category: { Id: null, Value: 'y' }, List: null }],
    ['category', { Id: null, Name: null, Category: value.Category, List: null }],
    ['list/name', { Id: null, Name: null, Category: null, List: [{ Id: null, Name: 'z' }] }],
    ['name/x/y', { Id: null, Name: 'x', Category: null, List: null }],
    ['unknown,__proto__,constructor/a', { Id: null, Name: null, Category: null, List: null }],
  ])('%s keeps the properties that it names, and the others are null', (list, expected) => {
    expect(select(list)(value)).toEqual(expected)
  })

  it('applies to every item of an array, and leaves values that are no objects', () => {
    expect(select('id')([{ Id: 1, Name: 'x' }, null, 5])).toEqual([{ Id: 1, Name: null }, null, 5])
  })
})
