/** The committed pact of our own client. */
import { type Pact, readPact } from '@so-email/verifier'
import { either as E } from 'fp-ts'
import { root } from './repository.js'

export const ourPactFile = `${root}contracts/pacts/so-email-client-SuperOffice-EMail.json`

/** What cannot be read ends the run. */
export const ourPact: Pact = E.getOrElseW((reason: string) => {
  throw new TypeError(reason)
})(readPact(ourPactFile))
