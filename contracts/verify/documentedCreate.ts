/** The body of a request for a new account: the documented one, with the id 0 and an address that nobody else has. */
import { randomUUID } from 'node:crypto'
import { sampleRequest } from '../samples/sample.js'

export const documentedCreate = (): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({
      ...sampleRequest.value,
      EMailAccountId: 0,
      EMailAddress: `verification-${randomUUID()}@example.test`,
    }),
  )
