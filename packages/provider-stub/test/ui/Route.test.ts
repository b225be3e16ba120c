import { option as O } from 'fp-ts'
import { expect, it } from 'vitest'
import { exchangeAddress, parseRoute, parts } from '../../page/Route.js'

it('every link of the navigation leads to its part', () => {
  expect(parts.map(({ href }) => parseRoute(href))).toEqual(parts.map(({ route }) => O.some(route)))
})

it('an exchange has an address of its own', () => {
  expect(parseRoute(exchangeAddress(12))).toEqual(O.some({ _tag: 'Exchange', number: 12 }))
})

it('the page begins with the journal', () => {
  expect(parseRoute('')).toEqual(O.some({ _tag: 'Journal' }))
})

it.each(['#main', '#journal/x', '#toString', '#journal/1/2'])('%s names no part', (fragment) => {
  expect(parseRoute(fragment)).toEqual(O.none)
})
