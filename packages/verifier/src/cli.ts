#!/usr/bin/env node
/**
 * `so-email-verify`: verifies a running server against the pacts that its arguments name. `so-email-verify drift` compares
 * a description of the API with our operations.
 */
import { verifyCommand } from './command/verifyCommand.js'
import { driftCommand } from './drift/driftCommand.js'

const [command, ...rest] = process.argv.slice(2)

process.exitCode =
  command === 'drift'
    ? driftCommand(rest)
    : await verifyCommand(process.argv.slice(2), { program: 'so-email-verify', pacts: [] })
