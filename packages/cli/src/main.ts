#!/usr/bin/env node
/** `so-email`: the accounts of SuperOffice at a terminal. */
import { readFileSync } from 'node:fs'
import { makeProgram } from './program.js'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

await makeProgram(version).parseAsync()
