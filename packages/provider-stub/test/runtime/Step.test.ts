import { option as O } from 'fp-ts'
import { expect, it } from 'vitest'
import { parseOptions } from '../../src/options/StubOptions.js'
import { replacing, stepped } from '../../src/runtime/Step.js'
import { orThrow } from '../../src/Stub.js'
import { none } from '../../src/store/Change.js'

it('a step replaces all accounts only if it leaves others: all else is kept without writing them again', () => {
  const { state } = orThrow(parseOptions({}))
  const operated = { ...state, hasOperated: true }
  const other = { ...state, accounts: orThrow(parseOptions({})).state.accounts }
  const change = O.some(none)

  expect(stepped(5, state)).toEqual({ value: 5, state, change })
  expect(replacing(5, state, operated)).toEqual({ value: 5, state: operated, change })
  expect(replacing(5, state, other)).toEqual({ value: 5, state: other, change: O.none })
})
