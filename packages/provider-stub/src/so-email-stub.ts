#!/usr/bin/env node
/** `so-email-stub`. The bundle beside this file is loaded by its public name, as another package loads it. */
import { stubCommand } from '@so-email/provider-stub/command'

await stubCommand(process.argv.slice(2))
