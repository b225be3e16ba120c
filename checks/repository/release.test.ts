/** The pieces of the release that need no registry. `pnpm check:published` rehearses the whole of it. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { changesOf } from '../release/changelog.mjs'
import { publicPackages } from '../release/publicPackages.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
process.chdir(root)
const packages = publicPackages()

const folder = mkdtempSync(join(tmpdir(), 'so-email-versions-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const git = (...args: ReadonlyArray<string>) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] }, // nothing of a git hook that may run this
  })

/** The manifests and the changesets of this repository, in one of their own. */
const versioned = () => {
  const files = execFileSync('git', ['ls-files', '*package.json', 'pnpm-workspace.yaml'], { encoding: 'utf8' })
  for (const file of files.trim().split('\n')) cpSync(file, join(folder, file), { recursive: true })
  cpSync('.changeset', join(folder, '.changeset'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  git('init', '-q')
  git('add', ...readdirSync(folder).filter((name) => name !== 'node_modules'))
  git('commit', '-qm', 'before')
  const command = join(dirname(fileURLToPath(import.meta.resolve('@changesets/cli/package.json'))), 'bin.js')
  execFileSync(process.execPath, [command, 'version'], { cwd: folder, stdio: 'pipe' })
  return packages.map(({ folder: path, name }) => ({
    name,
    version: JSON.parse(readFileSync(join(folder, path, 'package.json'), 'utf8')).version,
    changes: changesOf(readFileSync(join(folder, path, 'CHANGELOG.md'), 'utf8'), '0.1.0'),
  }))
}

describe('the waiting changesets', () => {
  it.runIf(packages.every(({ version }) => version === '0.0.0'))(
    'make the first version 0.1.0 of every package',
    () => {
      const made = versioned()

      expect(made.map(({ name, version }) => `${name}@${version}`)).toEqual(packages.map(({ name }) => `${name}@0.1.0`))
      expect(made.filter(({ changes }) => !changes.includes('The first version'))).toEqual([])
    },
  )
})

describe('the packages', () => {
  it('are published after those that they depend on', () => {
    const names = packages.map(({ name }) => name)
    const early = packages.flatMap(({ name, dependencies }) =>
      dependencies.filter((each) => names.indexOf(each) > names.indexOf(name)).map((each) => `${name} before ${each}`),
    )

    expect(names.length).toBeGreaterThan(4)
    expect(early).toEqual([])
  })
})

describe('the part of a change log', () => {
  const changelog = '# @so-email/client\n\n## 0.2.0\n\n### Minor Changes\n\n- b\n\n## 0.1.0\n\n- a\n'

  it('is that of one version', () => {
    expect(changesOf(changelog, '0.2.0')).toBe('### Minor Changes\n\n- b')
    expect(changesOf(changelog, '0.1.0')).toBe('- a')
  })

  it('is demanded', () => {
    expect(() => changesOf(changelog, '0.1')).toThrow('the change log has no version 0.1')
  })
})
