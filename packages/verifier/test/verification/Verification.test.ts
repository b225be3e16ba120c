import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import type { Pact } from '../../src/pact/Pact.js'
import { keyOf, verificationOf } from '../../src/verification/Verification.js'

const interaction = (description: string) => ({
  description,
  request: { method: 'POST', path: '/' },
  response: { status: 200 },
})
const pact: Pact = {
  consumer: { name: 'c' },
  provider: { name: 'p' },
  interactions: [interaction('a request'), interaction('a request')],
}
const passed = (index: number) => ({ description: keyOf(index), result: 'OK' })
const result = (ok: boolean, interactionResults: ReadonlyArray<unknown>, errors: ReadonlyArray<unknown> = []) =>
  JSON.stringify({ result: ok, errors, interactionResults })

const tags = E.map(({ interactions }: { interactions: ReadonlyArray<{ outcome: { _tag: string } }> }) =>
  interactions.map(({ outcome }) => outcome._tag),
)

describe('the result of a verification', () => {
  it('is read by the number of an interaction, whatever its description is', () => {
    const failure = { type: 'StatusMismatch', mismatch: 'expected 200 but was 500', expected: 200, actual: 500 }
    const error = {
      interaction: `Verifying a pact between c and p - ${keyOf(1)}`,
      mismatch: { type: 'mismatches', mismatches: [failure] },
    }
    const text = result(false, [passed(0), { description: keyOf(1), result: 'Error' }], [error])

    expect(tags(verificationOf(pact, text))).toEqual(E.right(['Passed', 'Failed']))
  })

  it('is not green as long as the verifier itself reports a failure', () => {
    expect(verificationOf(pact, result(false, [passed(0), passed(1)]))).toEqual(
      E.left('the verifier reports a failure that belongs to no interaction'),
    )
  })

  it('is not green where the verifier reports success without results', () => {
    expect(tags(verificationOf(pact, result(true, [passed(0)])))).toEqual(E.right(['Passed', 'NotVerified']))
  })

  it.each(['', 'null', '{}', '{"result":true}', '[', 'thread panicked'])('cannot be read from %j', (text) => {
    expect(verificationOf(pact, text)).toEqual(E.left(expect.stringContaining('cannot be read')))
  })
})
