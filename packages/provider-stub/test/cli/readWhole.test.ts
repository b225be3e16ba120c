import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { readWhole } from '../../src/cli/readWhole.js'

const folder = mkdtempSync(join(tmpdir(), 'so-email-file-'))
const file = join(folder, 'file')
afterAll(() => rmSync(folder, { recursive: true }))

it('gives all bytes of a file, up to the bound', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 255 }), (length, byte) => {
      writeFileSync(file, new Uint8Array(length).fill(byte))
      expect(Buffer.compare(readWhole(file, length), Buffer.alloc(length, byte))).toBe(0)
    }),
    { numRuns: 20 },
  )
})

it.skipIf(process.platform === 'win32')('stops at the bound of what has no end', () => {
  expect(() => readWhole('/dev/zero', 1_000_000)).toThrow('it has more than 1000000 bytes')
})

it('throws where there is no file', () => {
  expect(() => readWhole(join(folder, 'none'))).toThrow('ENOENT')
})
