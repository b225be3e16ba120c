/** What a package page shows comes from one place: the URL of the repository in the root's package.json. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { read, root } from '../published/repository.js'
import { publicPackages } from '../release/publicPackages.mjs'
import { moved, slugOf } from '../release/repository.mjs'

const manifest = (folder: string) => JSON.parse(read(`${folder}/package.json`))

process.chdir(root)
const slug = slugOf(manifest('.')) ?? expect.fail('package.json names no repository at GitHub')
const url = `https://github.com/${slug}`
const packages = publicPackages().map(({ folder }) => folder)

/** What a program loads is made by a bundler, and its declarations by tsc. */
const bundled = ['dist/node', 'dist/web', 'dist/**/*.d.ts', 'dist/**/*.d.ts.map', 'src', 'CHANGELOG.md']

/** What each package ships, beside package.json, README.md and LICENSE, which npm always packs. */
const files: Readonly<Record<string, ReadonlyArray<string>>> = {
  contracts: [
    'dist/verify.js',
    'dist/verify.js.map',
    'verify.ts',
    'openapi.json',
    'pacts',
    'samples/*.http',
    'samples/*.txt',
    'CHANGELOG.md',
  ],
  'packages/cli': ['dist/so-email.js', 'dist/so-email.licenses.txt', 'CHANGELOG.md'],
  'packages/client': bundled,
  'packages/codecs': bundled,
  'packages/provider-stub': ['dist', '!dist/.tsbuildinfo', '!dist/cli', 'dist/cli/cli.d.ts', 'src', 'CHANGELOG.md'],
  'packages/store': ['dist', '!dist/.tsbuildinfo', 'src', 'CHANGELOG.md'],
  'packages/verifier': ['dist', '!dist/.tsbuildinfo', '!dist/broker', 'src', '!src/broker', 'CHANGELOG.md'],
  'packages/wire': bundled,
}

const documents = execFileSync('git', ['ls-files', '*.md', '*.yml', '*.json', 'packages/*/src/*'], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((path) => existsSync(path))

describe.each(packages)('%s', (folder) => {
  it('has the metadata of its package page', () => {
    const { author, bugs, description, homepage, keywords, license, publishConfig, repository, scripts } =
      manifest(folder)

    expect({ author, bugs, homepage, license, publishConfig, repository, prepack: scripts.prepack }).toEqual({
      author: 'the so-email contributors',
      bugs: { url: `${url}/issues` },
      homepage: `${url}/tree/main/${folder}#readme`,
      license: 'MIT',
      publishConfig: { access: 'public' },
      repository: { type: 'git', url: `git+${url}.git`, directory: folder },
      prepack: 'pnpm run build',
    })
    expect(description).toMatch(/SuperOffice/)
    expect(keywords).toContain('superoffice')
    expect(new Set(keywords).size).toBe(keywords.length)
  })

  it('ships the files that are listed here', () => {
    expect(manifest(folder).files).toEqual(files[folder])
  })

  it('has ranges for what it brings along and for what it wants beside it', () => {
    const { dependencies = {}, peerDependencies } = manifest(folder)

    expect(Object.entries({ ...dependencies, ...peerDependencies }).map(([name, range]) => [name, range])).toEqual(
      Object.keys({ ...dependencies, ...peerDependencies }).map((name) => [
        name,
        name in dependencies
          ? name.startsWith('@so-email/')
            ? 'workspace:^'
            : 'catalog:ranges'
          : name.startsWith('@so-email/')
            ? 'workspace:>=0.0.0 <1.0.0' // `^` would make every minor version of a peer a major one of ours
            : 'catalog:peers',
      ]),
    )
  })

  it('has a README whose links work on a package page', () => {
    const links = [...read(`${folder}/README.md`).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)/gm)].map(
      ([, inline, reference]) => inline ?? reference ?? '',
    )
    const inRepository = links.flatMap((link) => {
      const [, path] = new RegExp(`^${url}/(?:blob|tree)/main/([^#]+)`).exec(link) ?? []
      return path === undefined ? [] : [path]
    })

    expect(links.filter((link) => !/^(?:https:|#)/.test(link))).toEqual([])
    expect(inRepository.filter((path) => !existsSync(path))).toEqual([])
  })
})

describe('the READMEs of the libraries', () => {
  it('describe with the same words which module systems, compilers and test runners work', () => {
    const [first = '', ...others] = packages
      .filter((folder) => folder.startsWith('packages/') && manifest(folder).exports['.'] !== undefined)
      .map((folder) => /^## What it needs\n\n.*\n\n([\s\S]*?)^## /m.exec(read(`${folder}/README.md`))?.[1] ?? folder)

    expect(first).toMatch(/CommonJS[\s\S]*node10[\s\S]*Jest[\s\S]*peer dependencies/)
    expect(others).toEqual(others.map(() => first))
  })
})

describe('pnpm-workspace.yaml', () => {
  it('has a range, and no exact version, for each dependency of a package', () => {
    const catalogs = /^catalogs:\n((?: .*\n|\n)+)/m.exec(read('pnpm-workspace.yaml'))?.[1] ?? ''
    const versions = [...catalogs.matchAll(/^ {4}\S+: (.+)$/gm)].map(([, version]) => version)

    expect(versions.length).toBeGreaterThan(5)
    expect(versions.filter((version) => !version?.startsWith('^'))).toEqual([])
  })
})

describe('the documents', () => {
  it('print scoped package names only: the unscoped ones belong to nobody', () => {
    const unscoped =
      /\b(?:npx(?: +--?[\w-]+)*|npm (?:install|i|exec)(?: +--?[\w-]+)*|(?:pnpm|yarn) (?:dlx|add)) +so-email/
    const found = documents.filter((path) => path !== 'checks/repository/metadata.test.ts' && unscoped.test(read(path)))

    expect(found).toEqual([])
    expect(
      ['npx so-email-stub', 'npx --yes so-email', 'npm install --save-dev so-email-stub'].map((line) =>
        unscoped.test(line),
      ),
    ).toEqual([true, true, true])
    expect(unscoped.test('npx @so-email/provider-stub')).toBe(false)
  })

  it('start with npx what a package has', () => {
    const called = documents.flatMap((path) =>
      [...read(path).matchAll(/\bnpx (?:--yes )?(?:--package (\S+) )?"?(@?[a-z][\w/-]+)/g)].map(
        ([call, from, name = '']) => ({ call, from: from ?? name, name: name.replace(/.*\//, '') }),
      ),
    )
    const own = Object.fromEntries(packages.map((folder) => [manifest(folder).name, folder]))
    const binsOf = (name: string) =>
      name === 'pnpm' ? ['pnpm'] : Object.keys(manifest(own[name] ?? `packages/provider-stub/node_modules/${name}`).bin)
    // npx starts the one program of a package, or the one of its name.
    const wrong = called.filter(({ from, name }) => binsOf(from).length > 1 && !binsOf(from).includes(name))

    expect(called.length).toBeGreaterThan(10)
    expect(wrong).toEqual([])
  })

  it('name the versions of Node that `engines` allows', () => {
    const isWhole = (text: string) =>
      !/\b20\.19(?: or|,? and) later(?! \(Node 22: 22\.12 (?:or|and) later\))/.test(text)

    expect(documents.filter((path) => path.endsWith('.md') && !isWhole(read(path)))).toEqual([])
    expect(isWhole('Node 20.19 or later, npm')).toBe(false)
    expect(read('README.md')).toContain('20.19 or later')
  })

  it('name no other repository as ours', () => {
    const ours = /https:\/\/github\.com\/[\w-]+\/so-email\b/g
    const named = documents
      .filter((path) => path !== 'checks/repository/metadata.test.ts')
      .flatMap((path) => [...read(path).matchAll(ours)].map(([found]) => found))

    expect(named.length).toBeGreaterThan(packages.length * 3)
    expect([...new Set(named)]).toEqual([url])
  })
})

describe('the sources', () => {
  it('have a path from the URL of a file as the system writes it, with its spaces and its drive', () => {
    const found = spawnSync('git', ['grep', '-nE', 'import\\.meta\\.url\\)\\.pathname|import\\(createRequire'], {
      encoding: 'utf8',
    })

    expect(found).toMatchObject({ status: 1, stdout: '' })
  })
})

describe('the checks', () => {
  it('depend on every package, so that each is built before they pack it', () => {
    const names = packages.map((folder) => manifest(folder).name)

    expect(Object.keys(manifest('checks').dependencies)).toEqual(names.toSorted())
  })
})

describe('.github', () => {
  it('has what GitHub looks for', () => {
    expect(
      readdirSync('.github')
        .filter((name) => !name.startsWith('.'))
        .toSorted(),
    ).toEqual([
      'CODEOWNERS',
      'CODE_OF_CONDUCT.md',
      'ISSUE_TEMPLATE',
      'PULL_REQUEST_TEMPLATE.md',
      'SECURITY.md',
      'SUPPORT.md',
      'actions',
      'renovate.json',
      'workflows',
    ])
  })

  it('has a list of all packages in the template of a bug', () => {
    const listed = [...read('.github/ISSUE_TEMPLATE/bug.yml').matchAll(/- "(@so-email\/[\w-]+)"/g)].map(
      ([, name]) => name,
    )

    expect(listed.toSorted()).toEqual(packages.map((folder) => manifest(folder).name).toSorted())
  })
})

describe('pnpm repository', () => {
  it('moves every link, and leaves package names and longer names alone', () => {
    const text =
      'git+https://github.com/a/b.git https://github.com/a/b/issues uses: a/b/.github/actions/x@v1 @a/b a/b-c'

    expect(moved(text, 'a/b', 'New/name.js')).toBe(
      'git+https://github.com/New/name.js.git https://github.com/New/name.js/issues uses: New/name.js/.github/actions/x@v1 @a/b a/b-c',
    )
  })

  it('reads owner and name from a URL at GitHub only', () => {
    const of = (address: string) => slugOf({ repository: { url: address } })

    expect(of('git+https://github.com/a/b.git')).toBe('a/b')
    expect(of('https://github.com/a/b.js')).toBe('a/b.js')
    expect(of('https://example.test/a/b')).toBeUndefined()
  })
})
