import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { readSavedState, saveState, settingsAfter } from '../../src/data/SavedState.js'
import { parseOptions } from '../../src/options/StubOptions.js'
import { orThrow } from '../../src/Stub.js'

const { state } = orThrow(parseOptions({}))
const saved = {
  lastId: 270,
  lastCredentialsId: 0,
  entered: [{ name: 'the installation is online', params: { granted: true } }],
  faults: [{ fault: { _tag: 'Null' }, times: 2 }],
  hasOperated: true,
} as const

describe('what is kept of a stub besides its accounts', () => {
  it('is its last ids, its provider states, its faults, and whether it was used', () => {
    const { entered, faults, hasOperated } = saved
    const text = saveState({ ...state, entered, faults, hasOperated })

    expect(JSON.parse(text)).toEqual(saved)
    expect(readSavedState(text)).toEqual(E.right(saved))
  })

  it.each([
    ['{', 'it is no JSON'],
    ['null', 'expected'],
    [
      JSON.stringify({ ...saved, lastId: 'x', hasOperated: 0 }),
      'lastId: expected Int, got a string; hasOperated: expected boolean, got a number',
    ],
    [JSON.stringify({ ...saved, entered: [{ params: {} }] }), 'entered[0].name: expected string, got undefined'],
    [JSON.stringify({ ...saved, faults: [{ fault: {} }] }), 'faults[0]'],
    [JSON.stringify({ ...saved, lastCredentialsId: null }), 'lastCredentialsId: expected Int, got null'],
  ])('that cannot be read has a reason: %s', (text, reason) => {
    expect(readSavedState(text)).toEqual(E.left(expect.stringContaining(reason)))
  })

  it('gives the settings of the start after the provider states, each on top of the one before', () => {
    const after = settingsAfter(state.settings)
    const { authentication, granted, ...others } = state.settings
    const associate = { name: 'the caller is an associate', params: { associateId: 5 } }

    expect(after([])).toEqual(E.right(state.settings))
    expect(after([...saved.entered, associate])).toEqual(
      E.right({
        ...others,
        granted: true,
        authentication: {
          ...authentication,
          mode: 'online',
          users: authentication.users.map((user) => ({ ...user, associateId: 5 })),
        },
      }),
    )
    expect(after([{ name: 'x', params: {} }])).toEqual(
      E.left(expect.stringMatching(/^there is no provider state "x", only: an account exists; /)),
    )
  })
})
