#!/usr/bin/env node
/**
 * `npx @so-email/contracts verify`, and `pnpm verify:provider` here: the command of `@so-email/verifier`, with the pact of
 * our own client as the default.
 */
import { fileURLToPath } from 'node:url'
import { verifyCommand } from '@so-email/verifier'

const [command, ...rest] = process.argv.slice(2)

process.exitCode = await verifyCommand(command === 'verify' ? rest : process.argv.slice(2), {
  program: 'npx @so-email/contracts verify',
  pacts: [fileURLToPath(new URL('../pacts/so-email-client-SuperOffice-EMail.json', import.meta.url))],
})
