// The types of every package as it is packed, however a user's compiler resolves them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packages, root } from '../published/repository.js'
import { run } from '../published/run.js'
import { pack } from '../published/scratchProject.js'

const folder = mkdtempSync(join(tmpdir(), 'so-email-types-'))
let tarballs: ReadonlyMap<string, string>
beforeAll(async () => {
  tarballs = await pack(join(folder, 'packed'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each(packages.map(({ manifest }) => manifest.name))('the types of %s are found', async (name) => {
  const args = [tarballs.get(name) ?? '', '--profile', 'esm-only', '--no-color', '--no-emoji']
  const { status, stdout, stderr } = await run(join(root, 'checks/node_modules/.bin/attw'), args, { cwd: root })

  expect(status, `${stdout}${stderr}`).toBe(0)
})
