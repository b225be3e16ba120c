/**
 * The examples that a reader may copy: each outside of the repository, with the packages of the registry, by the commands of its
 * README; and the page of one of them in Chromium.
 */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startStub } from '@so-email/provider-stub'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { codeBlocks } from '../published/codeBlocks.js'
import { packages, read, root } from '../published/repository.js'
import { output, run } from '../published/run.js'
import { environment } from './environment.js'
import { emptyProject, installsIn } from './installation.js'
import { openPage } from './openPage.js'
import { posted, servePage } from './servePage.js'
import { usePublished } from './usePublished.js'

const { home, registryUrl } = usePublished('examples')
const readmeOf = (name: string): string => {
  const file = join(root, 'examples', name, 'README.md')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Those whose README begins with `npm install`. */
const examples = readdirSync(join(root, 'examples'))
  .filter((name) => installsIn(readmeOf(name)).length > 0 || /^npm install$/m.test(readmeOf(name)))
  .map((name) => ({ name, blocks: codeBlocks(readmeOf(name)).filter(({ language }) => language === 'sh') }))

const { catalog } = parse(read('pnpm-workspace.yaml'))
const versions = new Map(packages.map(({ manifest: { name, version } }) => [name, version]))

/** A version as a person writes it who is not in our workspace. */
const versionOf = (name: string, version: string): string =>
  version === 'workspace:^' ? `^${versions.get(name)}` : version === 'catalog:' ? catalog[name] : version

const outside = (dependencies: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(Object.entries(dependencies).map(([name, version]) => [name, versionOf(name, version)]))

/** Copies what git knows of an example, and names the published versions. */
const copyOf = async (name: string): Promise<string> => {
  const folder = join(home, name)
  emptyProject(folder, 'npm', registryUrl())
  const source = join(root, 'examples', name)
  const listed = await output('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: source })
  for (const path of listed.trim().split('\n')) cpSync(join(source, path), join(folder, path), { recursive: true })
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  const { dependencies, devDependencies } = manifest
  const independent = { ...manifest, dependencies: outside(dependencies), devDependencies: outside(devDependencies) }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(independent, null, 2))
  return folder
}

test('there are examples', () => {
  expect(examples.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['contract-for-your-service', 'provision-mailboxes', 'settings-page']),
  )
})

describe.each(examples)('$name', ({ name, blocks }) => {
  test('does what its README prints', async () => {
    const folder = await copyOf(name)
    for (const { code, prints } of blocks) {
      const options = { cwd: folder, seconds: 250, env: environment(), onlyEnv: true }
      const { status, stdout, stderr } = await run('bash', ['-euo', 'pipefail', '-c', code], options)

      expect(status, `${stdout}${stderr}`).toBe(0)
      if (prints !== undefined) expect(stdout).toContain(prints)
    }
  })
})

/** It waits for the account, changes a folder, saves, and posts what the page then shows. */
const driver = `
const shown = (text) => new Promise((resolve) => {
  const look = () => (document.querySelector('[role=status]').textContent === text ? resolve() : setTimeout(look, 20))
  look()
})
const folder = document.querySelector('[name=InboxFolder]')
await shown('Ready')
const before = folder.value
folder.value = 'Post'
document.querySelector('button').click()
await shown('Saved')
await fetch('/result', { method: 'POST', body: JSON.stringify([before, folder.value]) })
`

test('the settings page changes a folder of an account at another origin, in Chromium', async () => {
  const page = await servePage(join(home, 'settings-page/dist'), driver)
  const stub = await startStub({ cors: page.origin })
  const before = stub.accounts.get(270)
  const index = join(home, 'settings-page/dist/index.html')
  writeFileSync(index, readFileSync(index, 'utf8').replace('http://127.0.0.1:4010', stub.url))
  try {
    const url = `${page.origin}/?account=270`
    const { result } = await openPage(url, posted(page))

    expect(JSON.parse(result)).toEqual(['INBOX', 'Post'])
    expect(stub.accounts.get(270)).toEqual({ ...before, InboxFolder: 'Post' })
  } finally {
    await stub.close()
    await page.close()
  }
})
