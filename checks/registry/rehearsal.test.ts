/** A rehearsal of the first release and of a later one, with the commands of the workflow, in front of a loopback registry. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packages, read, root } from '../published/repository.js'
import { output } from '../published/run.js'
import { slugOf } from '../release/repository.mjs'
import { environment } from './environment.js'
import { type Registry, startRegistry } from './Registry.js'
import { copyRepository, type RepositoryCopy } from './RepositoryCopy.js'

const url = `https://github.com/${slugOf(JSON.parse(read('package.json')))}`
const names = packages.map(({ manifest }) => manifest.name).toSorted()

let registry: Registry
let copy: RepositoryCopy
beforeAll(async () => {
  registry = await startRegistry()
  copy = await copyRepository(registry.url)
})
afterAll(async () => {
  copy?.remove()
  await registry?.close()
})

const published = async (name: string) => {
  const response = await fetch(new URL(name.replace('/', '%2f'), registry.url))
  return response.status === 404 ? undefined : response.json()
}

const versionsOf = async (name: string): Promise<ReadonlyArray<string>> =>
  Object.keys((await published(name))?.versions ?? {})

/** A file of a published tarball. */
const fileOf = async (name: string, version: string, path: string): Promise<string> => {
  const { dist } = (await published(name)).versions[version]
  const file = join(copy.folder, '..', 'tarball.tgz')
  writeFileSync(file, new Uint8Array(await (await fetch(dist.tarball)).arrayBuffer()))
  return output('tar', ['-xzOf', file, `package/${path}`], { cwd: copy.folder })
}

const merge = async () => {
  await copy.git('fetch', '--quiet', 'origin')
  await copy.git('switch', '--quiet', 'main')
  await copy.git('merge', '--quiet', '--ff-only', 'origin/changeset-release/main')
  await copy.git('push', '--quiet', 'origin', 'main')
}

const manifestIn = (folder: string) => JSON.parse(readFileSync(join(copy.folder, folder, 'package.json'), 'utf8'))
const released = (): ReadonlyArray<string | undefined> =>
  copy.ghCalls().flatMap(({ args }) => (args[0] === 'release' && args[1] === 'create' ? [args[2]] : []))

const writeChangeset = async (change: string) => {
  writeFileSync(join(copy.folder, '.changeset/made-up.md'), `---\n"@so-email/client": patch\n---\n\n${change}\n`)
  await copy.git('add', '--all')
  await copy.git('commit', '--quiet', '--message', 'fix(client): a made-up change')
  await copy.git('push', '--quiet', 'origin', 'main')
}

/** From a push to main with a changeset, to the merge of the pull request that it opens. */
const proposeAndMerge = async () => {
  expect(Number((await copy.runJob('plan'))['changesets'])).toBeGreaterThan(0)
  await copy.runJob('version')
  await merge()
  return copy.runJob('plan')
}

const publish = async () => {
  rmSync(join(copy.folder, 'packed'), { recursive: true, force: true })
  await copy.runJob('pack')
  await copy.runJob('publish')
  await copy.runJob('announce')
}

describe.sequential('the release', () => {
  let first: Readonly<Record<string, string>>

  test('starts in an empty registry', async () => {
    expect(await Promise.all(names.map(versionsOf))).toEqual(names.map(() => []))
  })

  test('opens a pull request with the versions and the change logs, and starts its checks', async () => {
    if ((await copy.runJob('plan'))['changesets'] === '0') await writeChangeset('A made-up first change.')
    const after = await proposeAndMerge()
    first = Object.fromEntries(
      packages.map(({ folder, manifest }) => [manifest.name, manifestIn(folder.slice(root.length + 1)).version]),
    )
    const calls = copy.ghCalls()

    expect(Object.values(first)).not.toContain('0.0.0')
    expect(after).toEqual({ changesets: '0', unpublished: expect.stringMatching(/^\["@so-email\//) })
    expect(JSON.parse(after['unpublished'] ?? '').toSorted()).toEqual(
      Object.entries(first)
        .map(([name, version]) => `${name}@${version}`)
        .toSorted(),
    )
    expect(calls.map(({ args }) => args.slice(0, 2).join(' '))).toEqual([
      'auth setup-git',
      'pr list',
      'pr create',
      'workflow run',
    ])
    expect(calls.at(-1)?.args).toEqual(['workflow', 'run', 'check.yml', '--ref', 'changeset-release/main'])
    expect(calls.every(({ token }) => token)).toBe(true)
  })

  test('packs, publishes and announces every package, from a clone that nobody built', async () => {
    expect(existsSync(join(copy.folder, 'packages/codecs/dist'))).toBe(false)
    await publish()

    expect(await Promise.all(names.map(versionsOf))).toEqual(names.map((name) => [first[name]]))
    expect(released().toSorted()).toEqual(names.map((name) => `${name}@${first[name]}`))
    expect(await copy.runJob('plan')).toEqual({ changesets: '0', unpublished: '[]' })
  })

  test('leaves nothing to do, and does nothing, if it runs again', async () => {
    await copy.runJob('publish')
    await copy.runJob('announce')

    expect(released().length).toBe(names.length)
  })

  test.each(packages)(
    '$manifest.name has its repository, its ranges and its change log in the registry',
    async ({ folder, manifest: { name } }) => {
      const { versions, 'dist-tags': tags } = await published(name)
      const version = first[name] ?? ''
      const { repository, homepage, bugs, exports = {}, bin = {}, ...manifest } = versions[version]
      const { dependencies = {}, peerDependencies = {} } = manifest
      const directory = folder.slice(root.length + 1)
      const allowed = (each: string) =>
        each.startsWith('@so-email/') && each in peerDependencies ? /^>=0\.0\.0 <1\.0\.0$/ : /^\^\d/

      expect(tags).toEqual({ latest: version })
      expect({ repository, homepage, bugs }).toEqual({
        repository: { type: 'git', url: `git+${url}.git`, directory },
        homepage: `${url}/tree/main/${directory}#readme`,
        bugs: { url: `${url}/issues` },
      })
      const ranges = Object.entries({ ...dependencies, ...peerDependencies })
      expect(ranges.filter(([each, range]) => !allowed(each).test(String(range)))).toEqual([])
      expect(await fileOf(name, version, 'CHANGELOG.md')).toContain(`\n## ${version}\n`)
      const program = String(exports['.']?.default ?? Object.values(bin)[0])
      expect(await fileOf(name, version, program.replace('./', ''))).not.toBe('')
      expect(await fileOf(name, version, 'README.md')).toMatch(/^# /)
    },
  )

  test('publishes a made-up correction of one package as a version of every package', async () => {
    await writeChangeset('A made-up correction.')
    const plan = await proposeAndMerge()
    const { version } = manifestIn('packages/client')
    await publish()

    expect(version).not.toBe(first['@so-email/client'])
    expect(plan).toMatchObject({ changesets: '0' })
    expect(JSON.parse(plan['unpublished'] ?? '').toSorted()).toEqual(names.map((name) => `${name}@${version}`))
    expect(readdirSync(join(copy.folder, '.changeset'))).toEqual(['config.json'])
    expect(await Promise.all(names.map(versionsOf))).toEqual(names.map((name) => [first[name], version]))
    expect(await fileOf('@so-email/client', version, 'CHANGELOG.md')).toContain('A made-up correction.')
    expect(released().slice(names.length).toSorted()).toEqual(names.map((name) => `${name}@${version}`))
    expect(
      copy.ghCalls().find(({ args }) => args[2] === `@so-email/client@${version}` && args[1] === 'create')?.input,
    ).toMatch(/A made-up correction\.$/m)
  })

  test('gives what npm can install and node can load', async () => {
    const project = join(copy.folder, '..', 'project')
    const env = environment({ 'npm_config_@so-email:registry': registry.url })
    await output('mkdir', [project], { cwd: copy.folder })
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }')
    await output('npm', ['install', '@so-email/client', 'fp-ts', 'io-ts', '--prefer-offline'], {
      cwd: project,
      env,
      onlyEnv: true,
      seconds: 120,
    })
    const code = "import { makeClient } from '@so-email/client'; console.log(typeof makeClient)"

    expect(await output(process.execPath, ['--input-type=module', '-e', code], { cwd: project })).toBe('function\n')
  })
})
