/** The result of a verification as a broker stores it. Its places and kinds quote nothing of a response. */
import { broken, type Verification, type Verified } from '../verification/Verification.js'
import type { Commit } from './Commit.js'

const testResult = ({ description, outcome }: Verified): object => ({
  interactionDescription: description,
  success: outcome._tag === 'Passed',
  ...(outcome._tag === 'Failed'
    ? { mismatches: outcome.mismatches.map(({ place, problem }) => ({ attribute: place, description: problem })) }
    : {}),
  ...(outcome._tag === 'NotVerified' ? { exceptions: [{ message: outcome.reason }] } : {}),
})

/** The body of `pb:publish-verification-results`. An interaction that is not verified makes it a failure. */
export const verificationResult = (
  verification: Verification,
  { version }: Commit,
  buildUrl: string | undefined,
): object => ({
  success: broken(verification).length === 0,
  providerApplicationVersion: version,
  ...(buildUrl === undefined ? {} : { buildUrl }),
  testResults: verification.interactions.filter(({ outcome }) => outcome._tag !== 'LeftOut').map(testResult),
  verifiedBy: { implementation: 'so-email-verify' },
})
