// Loaded by vitest before each file: skips the tests whose names, in JSON, stand in the file that MUTATION_SLOW names.
import { readFileSync } from 'node:fs'
import { beforeEach } from 'vitest'
import { nameOf } from './slowTests.mjs'

const { MUTATION_SLOW } = process.env
const slow = new Set(MUTATION_SLOW === undefined ? [] : JSON.parse(readFileSync(MUTATION_SLOW, 'utf8')))

beforeEach(({ task, skip }) => skip(slow.has(nameOf(task))))
