/** The commands of the other packages in this process. `built.test.ts` runs one of each package in a process of its own. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { function as F, taskEither as TE } from 'fp-ts'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import type { Environment } from '../src/Environment.js'
import { foreign } from '../src/terminal/foreign.js'
import { readFile } from '../src/terminal/readFile.js'
import { temporaryFolder } from './support/built.js'
import { type Printed, sessionOf } from './support/session.js'

type FileReader = Environment['readFile']

const readingFiles = readFile(Readable.from([]))

/** Reads the files of a folder as those of the folder that the command is run in. */
const within =
  (folder: string): FileReader =>
  (file) =>
    F.pipe(
      readingFiles(join(folder, file)),
      TE.mapLeft((error) => ({ ...error, file })),
    )

const before = { SUPEROFFICE_PASSWORD: 'set' }

const spied = () => ({
  out: vi.spyOn(process.stdout, 'write').mockReturnValue(true),
  err: vi.spyOn(process.stderr, 'write').mockReturnValue(true),
  exit: vi.spyOn(process, 'exit').mockReturnValue(undefined as never), // no command does anything behind it
})

let spies: ReturnType<typeof spied>
beforeEach(() => {
  vi.spyOn(process, 'env', 'get').mockReturnValue({ ...before })
  spies = spied()
  onTestFinished(() => void vi.restoreAllMocks())
})

/** Runs a command line. The other packages print to the streams of the process. */
const run = async (argv: ReadonlyArray<string>, read: FileReader = within(temporaryFolder())): Promise<Printed> => {
  for (const spy of Object.values(spies)) spy.mockClear()
  const session = sessionOf({ ports: { foreign: foreign({ readFile: read }) } })
  const { out, err, code } = await session.execute(...argv)
  const [printed, warned] = [spies.out, spies.err].map(({ mock }) => mock.calls.map(([text]) => text).join(''))
  return { out: `${out}${printed}`, err: `${err}${warned}`, code: Number(spies.exit.mock.lastCall?.[0] ?? code) }
}

it('the verifier gets the settings of .env that it knows, and no others', async () => {
  const settings = [
    'SUPEROFFICE_USER=tje0',
    'SUPEROFFICE_ASSOCIATE_ID=244',
    'SUPEROFFICE_PASSWORD=Tje0',
    'NODE_TLS_REJECT_UNAUTHORIZED=0',
    'HTTPS_PROXY=http://proxy.example.test',
    'SUPEROFFICE_OTHER=1',
  ].join('\n')

  await run(['verify'], () => TE.right(new TextEncoder().encode(settings)))

  expect(process.env).toEqual({ ...before, SUPEROFFICE_USER: 'tje0', SUPEROFFICE_ASSOCIATE_ID: '244' })
})

it('the verifier gets a setting of .env in place of an empty variable', async () => {
  vi.spyOn(process, 'env', 'get').mockReturnValue({ SUPEROFFICE_USER: '', SUPEROFFICE_PASSWORD: 'set' })
  await run(['verify'], () => TE.right(new TextEncoder().encode('SUPEROFFICE_USER=tje0\nSUPEROFFICE_PASSWORD=Tje0')))

  expect(process.env).toEqual({ SUPEROFFICE_USER: 'tje0', SUPEROFFICE_PASSWORD: 'set' })
})

it('the verifier and the drift check have their own usage and exit codes', async () => {
  const verify = await run(['verify', '--url', 'x'])
  const drift = await run(['drift', '--swagger', 'missing.json'])

  expect([verify.code, drift.code]).toEqual([2, 2])
  expect(verify.err).toBe('so-email verify: --url is not a URL\nTry so-email verify --help\n')
  expect(drift.err).toBe('so-email drift: missing.json cannot be compared: no such file or directory\n')
})

it('the verifier without settings names what is missing', async () => {
  vi.spyOn(process, 'env', 'get').mockReturnValue({})
  const { err, code } = await run(['verify', '--url', 'http://127.0.0.1:1', 'missing.json'])

  expect(code).toBe(2)
  expect(err).toContain('no credentials: set SUPEROFFICE_USER')
})

it('a folder in place of .env is reported as what it is, and keeps nobody from the help', async () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, '.env'))

  expect(await run(['verify', '--url', 'http://127.0.0.1:1', 'missing.json'], within(cwd))).toEqual({
    out: '',
    err: 'so-email: .env cannot be read: it is a folder\n',
    code: 2,
  })
  expect(await run(['verify', '--help'], within(cwd))).toMatchObject({ err: '', code: 0 })
})

it('the stub is named as it was typed, in its help and in its errors', async () => {
  const help = await run(['stub', '--help'])
  const wrong = await run(['stub', '--port', 'x'])
  const inMemory = await run(['stub', '--data', ':memory:'])

  expect(help.out.split('\n')[0]).toBe('usage: so-email stub [options]')
  expect(wrong).toEqual({
    out: '',
    err: 'so-email stub: --port x is not a port\nTry so-email stub --help\n',
    code: 2,
  })
  expect(inMemory.err).toBe(
    'so-email stub: --data would be kept in memory, and lost with the process: name a file\nTry so-email stub --help\n',
  )
})
