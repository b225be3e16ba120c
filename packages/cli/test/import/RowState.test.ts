import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { after, type RowState, resolutions, rowStates, transitions } from '../../src/import/ledger/RowState.js'

const all = { ...transitions, ...resolutions }
type Name = keyof typeof all

const names = Object.keys(all) as ReadonlyArray<Name> // its own keys

/** The transitions that certainly know that the request did nothing. */
const harmless: ReadonlyArray<Name> = ['giveBack', 'clear']

const run = (steps: ReadonlyArray<Name>): ReadonlyArray<readonly [Name, RowState, RowState]> => {
  let state: RowState = 'pending'
  return steps.map((name) => {
    const before = state
    state = after(all[name])(before)
    return [name, before, state] as const
  })
}

describe('the states of a row', () => {
  it('never let a request leave twice, unless it is certain that the first one did nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 30 }), (steps) => {
        let mayHaveBeenCarriedOut = false
        for (const [name, before, next] of run(steps)) {
          if (before === 'pending' && next === 'sent') {
            expect(mayHaveBeenCarriedOut).toBe(false)
            mayHaveBeenCarriedOut = true
          }
          if (harmless.includes(name) && before !== next) mayHaveBeenCarriedOut = false
        }
      }),
    )
  })

  it('end in saved and in refused', () => {
    fc.assert(
      fc.property(fc.constantFrom<RowState>('saved', 'refused'), fc.constantFrom(...names), (state, name) => {
        expect(after(all[name])(state)).toBe(state)
      }),
    )
  })

  it('reach saved only from a row that was sent', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 30 }), (steps) => {
        const states = run(steps)
        const saved = states.findIndex(([, , next]) => next === 'saved')
        if (saved >= 0) expect(states.slice(0, saved).some(([, , next]) => next === 'sent')).toBe(true)
      }),
    )
  })

  it('are all reached', () => {
    const reached = new Set<RowState>(['pending'])
    for (const _ of rowStates)
      for (const state of [...reached]) for (const name of names) reached.add(after(all[name])(state))

    expect([...reached].toSorted()).toEqual(rowStates.toSorted())
  })
})
