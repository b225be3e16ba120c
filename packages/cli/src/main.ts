#!/usr/bin/env node
/** `so-email`: the e-mail accounts of SuperOffice at a terminal. */
import { readFileSync } from 'node:fs'
import { run } from './run.js'
import { nodeEdge } from './terminal/nodeEdge.js'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

const argv = process.argv.slice(2)
const code = await run(nodeEdge(version, argv))(argv)()
// An output that could not be written has set one already.
process.exitCode = code || process.exitCode || 0
