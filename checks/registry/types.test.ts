// The types of every package as it is packed, however a user's compiler resolves them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packages } from '../published/repository.js'
import { pack } from '../published/scratchProject.js'
import { typesWrong } from '../published/typesWrong.js'

const folder = mkdtempSync(join(tmpdir(), 'so-email-types-'))
let tarballs: ReadonlyMap<string, string>
beforeAll(async () => {
  tarballs = await pack(join(folder, 'packed'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each(packages.map(({ manifest }) => manifest.name))('the types of %s are found', async (name) => {
  expect(await typesWrong(tarballs.get(name) ?? '')).toBe('')
})
