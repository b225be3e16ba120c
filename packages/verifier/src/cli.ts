#!/usr/bin/env node
/** `so-email-verify`: verifies a running server against the pacts that its arguments name. */
import { verifyCommand } from './command/verifyCommand.js'

process.exitCode = await verifyCommand(process.argv.slice(2), { program: 'so-email-verify', pacts: [] })
