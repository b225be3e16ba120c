import { describe, expect, it } from 'vitest'
import { verificationResult } from '../../src/broker/verificationResult.js'
import type { Outcome, Verification } from '../../src/verification/Verification.js'

const commit = { version: 'abc', branch: 'main' }
const verification = (...outcomes: ReadonlyArray<Outcome>): Verification => ({
  consumer: 'c',
  provider: 'p',
  interactions: outcomes.map((outcome, index) => ({
    description: `number ${index}`,
    states: [],
    outcome,
    duration: 0,
  })),
})

describe('the result that a broker stores', () => {
  it('is a success where every interaction that was sent passed', () => {
    expect(
      verificationResult(verification({ _tag: 'Passed' }, { _tag: 'LeftOut', reason: 'no ticket' }), commit, undefined),
    ).toEqual({
      success: true,
      providerApplicationVersion: 'abc',
      testResults: [{ interactionDescription: 'number 0', success: true }],
      verifiedBy: { implementation: 'so-email-verify' },
    })
  })

  it('is a failure where one failed or was not verified, and names the run', () => {
    const mismatches = [{ place: 'status', problem: 'expected 200, got 400' }]

    expect(
      verificationResult(
        verification({ _tag: 'Failed', mismatches }, { _tag: 'NotVerified', reason: 'no response' }),
        commit,
        'https://ci.example.test/1',
      ),
    ).toEqual({
      success: false,
      providerApplicationVersion: 'abc',
      buildUrl: 'https://ci.example.test/1',
      testResults: [
        {
          interactionDescription: 'number 0',
          success: false,
          mismatches: [{ attribute: 'status', description: 'expected 200, got 400' }],
        },
        { interactionDescription: 'number 1', success: false, exceptions: [{ message: 'no response' }] },
      ],
      verifiedBy: { implementation: 'so-email-verify' },
    })
  })
})
