// Loaded by vitest before each file: skips the tests whose names, in JSON, stand in the file that MUTATION_SLOW names.
import { readFileSync } from 'node:fs'
import { afterAll, beforeEach } from 'vitest'
import { nameOf } from './slowTests.mjs'

const { MUTATION, MUTATION_SLOW } = process.env
const slow = new Set(MUTATION_SLOW === undefined ? [] : JSON.parse(readFileSync(MUTATION_SLOW, 'utf8')))

beforeEach(({ task, skip }) => skip(slow.has(nameOf(task))))

// Stryker's runner for vitest measures which tests run a mutant even if it is not to, and then runs no other test. What it
// measured is forgotten here before it looks, so it runs every test, in modules that are loaded anew.
if (JSON.parse(MUTATION ?? '{}').coverageAnalysis === 'off')
  afterAll(() => {
    Reflect.deleteProperty(Reflect.get(globalThis, '__stryker__'), 'mutantCoverage')
  })
