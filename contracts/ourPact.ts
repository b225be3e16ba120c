/** The committed pact of our own client. */
import { type Pact, readPact } from '@so-email/verifier'
import { orThrow } from './orThrow.js'
import { root } from './repository.js'

export const ourPactFile = `${root}contracts/pacts/so-email-client-SuperOffice-EMail.json`

export const ourPact: Pact = orThrow(readPact(ourPactFile))
