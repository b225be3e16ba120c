// Every package as a user gets it: packed, installed by pnpm outside the workspace, and used in plain Node.
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runnableBlocks, scriptsNamedIn } from './codeBlocks.js'
import { compileExamples, type Example, ours, typeErrorsOf } from './compileExamples.js'
import { declaring, libraries } from './declared.js'
import { entrancesOf, manifest, packages, read, readmes, root } from './repository.js'
import { run } from './run.js'
import { makeScratchProject, removeScratchProject, type ScratchProject } from './scratchProject.js'
import { type Server, startServer } from './startServer.js'

const fileName = (source: string, line: number): string => `${source.replaceAll(/\W+/g, '_')}_${line}`

const examples = readmes.flatMap(({ path, text }) =>
  runnableBlocks(text).map((block) => ({ ...block, source: path, file: fileName(path, block.line) })),
)

/** One import of each entrance of each package. */
const entrances = packages.flatMap(({ manifest }) =>
  entrancesOf(manifest).map((specifier): Example => {
    const code = `import * as it from '${specifier}'\nconsole.log(Object.keys(it).length)\n`
    return { file: fileName(specifier, 1), source: specifier, line: 1, code }
  }),
)

let project: ScratchProject
beforeAll(async () => {
  project = await makeScratchProject([...examples, ...entrances, choosing])
})
afterAll(() => {
  if (project !== undefined) removeScratchProject(project)
})

const node = (file: string) => run(process.execPath, ['--enable-source-maps', `${file}.js`], { cwd: project.folder })

for (const { name } of packages.map((each) => each.manifest))
  describe(`${name} as it is packed`, () => {
    test('publint finds nothing', async () => {
      const { buffer: tarball } = Uint8Array.from(readFileSync(project.tarballs.get(name) ?? expect.fail(name)))
      const { messages, pkg } = await publint({ pack: { tarball }, strict: true })
      expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
    })
  })

test('our packages depend on each other in the versions that are packed', () => {
  const versions = new Map(packages.map(({ manifest: { name, version } }) => [name, version]))
  const named = packages.flatMap(({ manifest: { name } }) => {
    const { dependencies = {} } = manifest(join(project.folder, 'node_modules', name))
    return Object.entries(dependencies).filter(([each]) => versions.has(each))
  })

  expect(named.length).toBeGreaterThan(5)
  expect(named).toEqual(named.map(([each]) => [each, `^${versions.get(each)}`]))
})

test('no type that is published has an error', () => {
  const known = new Set([...examples, ...entrances, choosing].flatMap((example) => typeErrorsOf(project, example)))
  expect(project.typeErrors.filter((error) => !known.has(error))).toEqual([])
})

/** A project that sees one of our packages and its peers, and nothing else: as pnpm installs it. */
const strictProject = (name: string): string => {
  const folder = `${project.folder}-${name.replaceAll(/\W+/g, '-')}`
  for (const each of [name, 'fp-ts', 'io-ts']) {
    const link = join(folder, 'node_modules', each)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(project.folder, 'node_modules', each), link)
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'library', private: true, type: 'module' }))
  return folder
}

test.each(libraries)('the types of a library around $package can be declared: $example.file', async (library) => {
  const folder = strictProject(library.package)
  try {
    const { command } = ours
    expect(await compileExamples(folder, [library.example], { command, options: declaring })).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('every entrance can be required from CommonJS', async () => {
  const code = entrances.map(({ source }) => `Object.keys(require('${source}')).length > 0`).join(' && ')
  writeFileSync(join(project.folder, 'required.cjs'), `console.log(${code})\n`)

  expect(await run(process.execPath, ['required.cjs'], { cwd: project.folder })).toMatchObject({ stdout: 'true\n' })
})

test.each(entrances)('the types of $source have no error', (entrance) => {
  expect(typeErrorsOf(project, entrance)).toEqual([])
})

test.each(examples.filter(({ language }) => language === 'js'))(
  '$source, line $line: is JavaScript',
  async (example) => {
    const file = join(project.folder, `${example.file}.as-written.mjs`)
    writeFileSync(file, example.code)

    expect(await run(process.execPath, ['--check', file], { cwd: project.folder })).toMatchObject({
      status: 0,
      stderr: '',
    })
  },
)

// In one process: `pnpm check:published` has a folder for each package, with nothing beside it.
test('every entrance can be imported in plain Node', async () => {
  const sources = JSON.stringify(entrances.map(({ source }) => source))
  const code = `for (const each of ${sources}) if (Object.keys(await import(each)).length === 0) throw new Error(each)\n`
  writeFileSync(join(project.folder, 'imported.js'), code)

  expect(await node('imported')).toMatchObject({ status: 0, stderr: '' })
})

/** It prints which of the two received the request: `fetch` or the network. */
const choosing: Example = {
  file: 'choosing',
  source: 'choosing',
  line: 1,
  code: `import { basic, ClientException, makeClient } from '@so-email/client/promise'
globalThis.fetch = () => Promise.reject(new Error('fetch was called'))
const auth = basic({ user: 'tje0', password: 'Tje0' })
const client = makeClient({ baseUrl: 'http://127.0.0.1:1', auth, retry: false })
const thrown = await client.saveEMailAccount({}).catch((error: unknown) => error)
const { error } = thrown instanceof ClientException ? thrown : { error: null }
console.log(error?._tag === 'ConnectionFailed' ? error.message : thrown)
`,
}

test('a client that is given no transport takes undici on Node', async () => {
  expect(typeErrorsOf(project, choosing)).toEqual([])
  expect(await node(choosing.file)).toMatchObject({ status: 0, stdout: expect.stringContaining('ECONNREFUSED') })
})

test('and fetch where it is bundled for a browser', async () => {
  const build = await rolldown({ input: join(project.folder, `${choosing.file}.js`), platform: 'browser' })
  await build.write({ file: join(project.folder, 'bundled.js'), format: 'esm' })
  expect(await node('bundled')).toMatchObject({ status: 0, stdout: 'fetch was called\n' })
})

test('every command is tested here', () => {
  expect(packages.flatMap(({ manifest: { bin = {} } }) => Object.keys(bin)).toSorted()).toEqual([
    'so-email',
    'so-email-contracts',
    'so-email-stub',
    'so-email-verify',
  ])
})

const command = (name: string): string => join(project.folder, 'node_modules/.bin', name)

/** A file with three interactions of our pact for `so-email-verify`; two of them write. */
const someInteractions = (): string => {
  const pact = JSON.parse(read('contracts/pacts/so-email-client-SuperOffice-EMail.json'))
  const isTaken = ({ description }: { readonly description: string }) =>
    [
      'a request to save a new account',
      'a request for an account by its id',
      'a request to delete an account that exists',
    ].includes(description)
  const file = join(project.folder, 'some.json')
  writeFileSync(file, JSON.stringify({ ...pact, interactions: pact.interactions.filter(isTaken) }))
  return file
}

describe('so-email-stub', () => {
  let stub: Server
  beforeAll(() => {
    stub = startServer(command('so-email-stub'), ['--port', '0', '--ui'], { cwd: project.folder })
  })
  afterAll(() => stub.stop())

  test('listens', async () => {
    expect((await fetch(`${await stub.url}/`)).status).toBeGreaterThan(0)
  })

  test('has an account, which so-email shows, and so-email finds the commands of the other packages', async () => {
    const env = { SUPEROFFICE_URL: await stub.url, SUPEROFFICE_USER: 'tje0', SUPEROFFICE_PASSWORD: 'Tje0' }
    const lines = [
      ['get', '270', '--json'],
      ['stub', '--version'],
      ['drift', '--help'],
    ]
    const [account, version, drift] = await Promise.all(
      lines.map((args) => run(command('so-email'), args, { cwd: project.folder, env })),
    )

    expect(JSON.parse(account?.stdout ?? '')).toMatchObject({ EMailAccountId: 270 })
    expect(version?.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(drift?.stdout).toContain('usage: so-email drift')
  })

  test('finds the files of its page', async () => {
    const url = await stub.url
    const files = ['', 'page.js', 'page.css', 'icon.svg']
    const responses = await Promise.all(files.map((file) => fetch(`${url}/_stub/${file}`)))

    expect(responses.map(({ status }) => status)).toEqual(files.map(() => 200))
  })

  test.each([
    ['so-email-verify', () => ['--leave-out', 'scenarios', someInteractions()]],
    ['so-email-contracts', () => ['verify', '--read-only']],
  ])('is verified by %s against our pact', async (name, args) => {
    // As long as the stub refuses them by default.
    const options = ['--leave-out', 'assumption:duplicate addresses']
    const { status, stdout, stderr } = await run(command(name), [...args(), '--url', await stub.url, ...options], {
      cwd: project.folder,
      env: { SUPEROFFICE_USER: 'tje0', SUPEROFFICE_PASSWORD: 'Tje0' },
    })
    expect(stdout, stderr).toMatch(/^[1-9]\d* honoured, 0 broken, 0 could not be verified, \d+ left out$/m)
    expect(status).toBe(0)
  })

  test('ends when it is interrupted', async () => {
    await stub.url
    await stub.stop()
  })
})

/** Every example is compiled; the first of each document is run, and all of them in `pnpm check:published`. */
const isEvery = process.env['EVERY_EXAMPLE'] !== undefined

for (const { path, text } of readmes) {
  const inHere = examples.filter(({ source }) => source === path)
  test(`${path}: the examples have no error of a type`, () => {
    expect(inHere.flatMap((example) => typeErrorsOf(project, example))).toEqual([])
  })

  for (const example of inHere.slice(0, isEvery ? undefined : 1))
    test(`${path}, line ${example.line}: ${example.heading}`, async () => {
      const { status, stdout, stderr } = await node(example.file)
      expect(status, `${stdout}${stderr}`.replaceAll(`${example.file}.ts`, path)).toBe(0)
      if (example.prints !== undefined) expect(stdout.trimEnd()).toBe(example.prints.trimEnd())
    })

  for (const { script, line } of scriptsNamedIn(text))
    test(`${path}, line ${line}: pnpm ${script} exists`, () => {
      expect(Object.keys(manifest(root).scripts ?? {})).toContain(script)
    })
}
