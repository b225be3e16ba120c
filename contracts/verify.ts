/** `pnpm verify:provider`: the verifier's command, with the pact of our own client as the default. */
import { createRequire } from 'node:module'
import { verifyCommand } from '@so-email/verifier'

const { resolve } = createRequire(import.meta.url)

process.exitCode = await verifyCommand(process.argv.slice(2), {
  program: 'pnpm verify:provider',
  pacts: [resolve('@so-email/contracts/pacts/so-email-client-SuperOffice-EMail.json')],
})
