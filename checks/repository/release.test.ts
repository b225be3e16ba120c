/** The pieces of the release that need no registry. `pnpm check:published` rehearses the whole of it. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read, root } from '../published/repository.js'
import { changesOf } from '../release/changelog.mjs'
import { distTagOf } from '../release/distTag.mjs'
import { publicPackages } from '../release/publicPackages.mjs'

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

const changesets = join(dirname(fileURLToPath(import.meta.resolve('@changesets/cli/package.json'))), 'bin.js')

const commit = (message: string) => {
  git('add', ...readdirSync(folder).filter((name) => name !== 'node_modules'))
  git('commit', '-qm', message)
}

/** The manifests and the changesets of this repository, in one of their own. */
const copyVersions = () => {
  const files = execFileSync('git', ['ls-files', '*package.json', 'pnpm-workspace.yaml'], { encoding: 'utf8' })
  for (const file of files.trim().split('\n')) cpSync(file, join(folder, file), { recursive: true })
  cpSync('.changeset', join(folder, '.changeset'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  git('init', '-q')
  commit('before')
}

const versioned = () => {
  execFileSync(process.execPath, [changesets, 'version'], { cwd: folder, stdio: 'pipe' })
  commit('version')
  return packages.map(({ folder: path, name }) => {
    const { version } = JSON.parse(readFileSync(join(folder, path, 'package.json'), 'utf8'))
    return { name, version, changes: changesOf(readFileSync(join(folder, path, 'CHANGELOG.md'), 'utf8'), version) }
  })
}

const [{ version: current } = expect.fail('no package is public')] = packages
const waiting = readdirSync('.changeset')
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => read(join('.changeset', name)))

/** The version after another one. */
const next = (version: string, kind: string): string => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return { major: `${major + 1}.0.0`, minor: `${major}.${minor + 1}.0` }[kind] ?? `${major}.${minor}.${patch + 1}`
}
/** The heads of the waiting changesets, as `'@so-email/client': minor`, one in a line. */
const named = waiting.map((text) => text.split('---\n')[1] ?? '').join('')
const isNamed = (name: string): boolean => new RegExp(`^['"]${name}['"]: `, 'm').test(named)
const kind = ['major', 'minor'].find((each) => named.includes(`: ${each}\n`)) ?? 'patch'
const released = waiting.length === 0 ? current : next(current, kind)

describe.sequential('a release', () => {
  const all = (version: string) => packages.map(({ name }) => `${name}@${version}`)
  const releases = (made: ReturnType<typeof versioned>) => made.map(({ name, version }) => `${name}@${version}`)

  beforeAll(copyVersions)

  it.runIf(waiting.length > 0)(
    'of the waiting changesets is one version of every package, and describes what they name',
    () => {
      const made = versioned()

      expect(releases(made)).toEqual(all(released))
      expect(made.filter(({ name, changes }) => isNamed(name) && changes === '')).toEqual([])
    },
  )

  it.runIf(current === '0.0.0')('that is the first one describes every package', () => {
    expect(packages.filter(({ name }) => !isNamed(name))).toEqual([])
  })

  it.each([
    ['patch', '@so-email/codecs', next(released, 'patch')],
    ['minor', '@so-email/client', next(next(released, 'patch'), 'minor')],
  ])('of a later %s of %s alone makes %s of every package', (kind, name, version) => {
    writeFileSync(join(folder, '.changeset/later.md'), `---\n'${name}': ${kind}\n---\n\nA made-up change.\n`)
    commit('a made-up change')
    const made = versioned()

    expect(releases(made)).toEqual(all(version))
    expect(made.flatMap(({ name, changes }) => (changes.includes('A made-up change') ? [name] : []))).toEqual([name])
  })
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

describe('the tag of a version at npm', () => {
  it.each([
    ['1.2.3', 'latest'],
    ['1.2.3+build-5', 'latest'],
    ['1.0.0-beta.1', 'beta'],
    ['1.0.0-RC.1', 'rc'],
    ['1.0.0-1.beta', 'beta'],
    ['1.0.0-0', 'next'],
    ['1.0.0-0+build', 'next'],
  ])('of %s is %s', (version, tag) => {
    expect(distTagOf(version)).toBe(tag)
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
