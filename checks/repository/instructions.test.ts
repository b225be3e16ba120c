/** The scripts and files that instructions name exist. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { read, root } from '../published/repository.js'

const { scripts, packageManager } = JSON.parse(read('package.json'))
const howTos = readdirSync(join(root, 'docs/how-to'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/how-to/${name}`)

const matches = (text: string, pattern: RegExp): ReadonlyArray<string> =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

describe.each(['CONTRIBUTING.md', 'contracts/CONTRIBUTING.md', ...howTos])('%s', (path) => {
  const text = read(path)

  it('names scripts that exist, and explains pnpm where it is not installed', () => {
    const named = matches(text, /\bpnpm ([a-z][\w:-]+)/g).filter((name) => name !== 'install')

    expect(named).not.toEqual([])
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
    expect(text).toContain(`npx --yes ${packageManager}`)
  })

  it('names files and folders that exist', () => {
    const linked = matches(text, /\]\(([^)]+)\)/g).map((to) => join(root, dirname(path), to))
    const quoted = matches(text, /`((?:contracts|packages|docs)\/[\w./-]+)`/g).map((to) => join(root, to))

    expect([...linked, ...quoted]).not.toEqual([])
    expect([...linked, ...quoted].filter((file) => !existsSync(file))).toEqual([])
  })
})

describe('pnpm clean', () => {
  it('removes what was built in every folder of the workspace, and meets a file beside them', () => {
    const copy = mkdtempSync(join(tmpdir(), 'so-email-clean-'))
    const built = execFileSync('git', ['ls-files', 'package.json', '*/package.json'], { cwd: root, encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((manifest) => join(copy, dirname(manifest), 'dist'))
    for (const folder of built) mkdirSync(folder, { recursive: true })
    writeFileSync(join(copy, 'packages/.DS_Store'), '')
    execFileSync(process.execPath, [join(root, '.ci/clean.mjs')], { cwd: copy })

    expect(built.length).toBeGreaterThan(10)
    expect(built.filter((folder) => existsSync(folder))).toEqual([])
    rmSync(copy, { recursive: true })
  })
})
