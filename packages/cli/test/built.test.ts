/** The built command as a person runs it: in pipes, in a terminal, interrupted and killed, with packages missing. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type RunningStub, startStub } from '@so-email/provider-stub'
import { makeSchema } from '@so-email/testing/postgres'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { commands } from '../src/commands/commands.js'
import { styleFor, withoutColours } from '../src/drawing/Style.js'
import { hasScript, main, runBuilt, runInTerminal, temporaryFolder } from './support/built.js'

const esc = '\u001b'

const stubFor = async (): Promise<RunningStub> => {
  const stub = await startStub()
  onTestFinished(stub.close)
  return stub
}

const settingsOf = ({ url }: RunningStub) => ({
  SUPEROFFICE_URL: url,
  SUPEROFFICE_USER: 'tje0',
  SUPEROFFICE_PASSWORD: 'Tje0',
})

/** A folder with a CSV of so many mailboxes. */
const folderWith = (rows: number): string => {
  const folder = temporaryFolder()
  const lines = Array.from({ length: rows }, (_, i) => `box${i + 1}@example.test,244`)
  writeFileSync(join(folder, 'boxes.csv'), ['EMailAddress,AssociateId', ...lines].join('\n'))
  return folder
}

/** Resolves when the stub has so many accounts. */
const accountsIn = async (stub: RunningStub, count: number): Promise<void> => {
  while (Array.from(stub.accounts.all()).length < count) await new Promise((resolve) => setTimeout(resolve, 5))
}

const addressesIn = (stub: RunningStub) =>
  Array.from(stub.accounts.all(), ({ EMailAddress }) => EMailAddress)
    .filter((address) => address?.startsWith('box'))
    .toSorted()

const boxes = (rows: number) => Array.from({ length: rows }, (_, i) => `box${i + 1}@example.test`).toSorted()

describe('in a pipe', () => {
  it('prints what it has, without colours and without escape sequences', async () => {
    const { out, err, code } = await runBuilt(['get', '270'], { env: settingsOf(await stubFor()) }).ended

    expect([err, code]).toEqual(['', 0])
    expect(out.split('\n')[1]).toBe('EMailAddress         sample@example.test')
    expect(out).not.toContain(esc)
  })

  it.runIf(existsSync('/dev/full'))(
    'ends with 1 when its output cannot be written, and not with half of it',
    async () => {
      const script = `"$0" "$1" completion bash > /dev/full`
      const { status, stderr } = spawnSync('/bin/sh', ['-c', script, process.execPath, main], { encoding: 'utf8' })

      expect([status, stderr]).toEqual([1, 'so-email: the output cannot be written: no space left on device\n'])
    },
  )

  it.runIf(existsSync('/dev/full'))('reports that its output cannot be written as JSON to a program', () => {
    const script = `"$0" "$1" completion bash --json > /dev/full`
    const { status, stderr } = spawnSync('/bin/sh', ['-c', script, process.execPath, main], { encoding: 'utf8' })

    expect([status, JSON.parse(stderr)]).toEqual([
      1,
      {
        error: {
          _tag: 'UnwritableOutput',
          reason: 'no space left on device',
          message: 'the output cannot be written: no space left on device',
        },
      },
    ])
  })

  it('ends at the first interrupt while it waits for the standard input', async () => {
    const cwd = temporaryFolder()
    const argv = ['import', '-', '--format', 'ndjson', '--ledger', 'boxes.ledger']
    const { child, ended } = runBuilt(argv, { env: settingsOf(await stubFor()), cwd })
    child.stdin?.write('{"EMailAddress":"a@example.test"}\n')
    while (!existsSync(join(cwd, 'boxes.ledger'))) await new Promise((resolve) => setTimeout(resolve, 5))
    child.kill('SIGINT')

    expect(await ended).toEqual({ out: '', err: 'so-email: Interrupted.\n', code: 130 })
  })

  it.runIf(process.platform === 'linux')(
    'ends at the second interrupt while it waits for a pipe into which nobody writes',
    async () => {
      const cwd = temporaryFolder()
      spawnSync('mkfifo', [join(cwd, 'boxes.ndjson')])
      const { child, ended } = runBuilt(['import', 'boxes.ndjson'], { env: settingsOf(await stubFor()), cwd })
      while (!existsSync(join(cwd, 'boxes.ndjson.ledger'))) await new Promise((resolve) => setTimeout(resolve, 5))
      await new Promise((resolve) => setTimeout(resolve, 200)) // until the pipe is being opened
      child.kill('SIGINT')
      await new Promise((resolve) => setTimeout(resolve, 200)) // or both would be one
      child.kill('SIGINT')
      await ended

      expect(child.signalCode).toBe('SIGINT')
    },
  )

  it('has colours where they are forced, unless it is to have none', async () => {
    const env = { ...settingsOf(await stubFor()), FORCE_COLOR: '1' }

    expect((await runBuilt(['get', '270'], { env }).ended).out).toContain(esc)
    expect(styleFor({ ...env, NO_COLOR: '1' }, { isTTY: true })).toBe(withoutColours)
  })

  it('reads .env beside it, and has no prompt for what is missing', async () => {
    const folder = temporaryFolder()
    const { url } = await stubFor()
    writeFileSync(join(folder, '.env'), `SUPEROFFICE_URL=${url}\nSUPEROFFICE_USER=tje0\n`)
    const { out, err, code } = await runBuilt(['get', '270'], { cwd: folder }).ended

    expect({ out, err, code }).toEqual({
      out: '',
      err: 'so-email: SUPEROFFICE_PASSWORD is not set, neither in the environment nor in the .env file\n',
      code: 2,
    })
  })

  it('reads the file of settings that is named by itself: Node takes `--env-file` for its own, behind a script too', async () => {
    const named = await runBuilt(['get', '270', '--settings', 'gone']).ended
    const options = commands.flatMap(({ options }) => options.map(({ syntax }) => syntax))

    expect(named).toEqual({ out: '', err: 'so-email: gone cannot be read: there is no such file\n', code: 2 })
    expect(options.filter((syntax) => syntax.startsWith('--env-file'))).toEqual([])
  })

  it('goes on from where an interrupt has ended an import', async () => {
    const stub = await stubFor()
    const cwd = folderWith(20)
    const env = settingsOf(stub)
    const first = runBuilt(['import', 'boxes.csv', '--rate', '10'], { env, cwd })
    await accountsIn(stub, 4)
    first.child.kill('SIGINT')
    const interrupted = await first.ended
    const second = await runBuilt(['import', 'boxes.csv'], { env, cwd }).ended

    expect(interrupted.code).toBe(130)
    expect(interrupted.out).toContain('Interrupted. The same command goes on from here.')
    expect(second.code).toBe(0)
    expect(addressesIn(stub)).toEqual(boxes(20))
  })

  it('loses and doubles nothing when an import is killed', async () => {
    const stub = await stubFor()
    const cwd = folderWith(20)
    const env = settingsOf(stub)
    const first = runBuilt(['import', 'boxes.csv', '--rate', '20'], { env, cwd })
    await accountsIn(stub, 4)
    first.child.kill('SIGKILL')
    await first.ended
    const { out, code } = await runBuilt(['import', 'boxes.csv', '--resolve', '--settle', '0', '--json'], { env, cwd })
      .ended

    expect(JSON.parse(out)).toMatchObject({ total: 20, saved: 20, refused: 0, unknown: 0, waiting: 0, rows: [] })
    expect(code).toBe(0)
    expect(addressesIn(stub)).toEqual(boxes(20))
  })
})

const database = inject('postgres')

describe.skipIf(database === null)('with a ledger in PostgreSQL', () => {
  it('two processes divide the rows, and what one leaves when it is killed the next takes over', async () => {
    const stub = await stubFor()
    // The first two requests are carried out and not answered: their process has its rows until it is killed.
    stub.fail({ _tag: 'Latency', milliseconds: 60_000 }, 2)
    const ledger = (await makeSchema(database ?? '')).replace(':sample-password@', '@')
    const options = ['--ledger', ledger, '--concurrency', '2', '--without-look-up', '--json']
    const [cwd, env] = [folderWith(24), settingsOf(stub)]
    const run = () => runBuilt(['import', 'boxes.csv', ...options], { cwd, env })

    const first = run()
    await accountsIn(stub, 1 + 2)
    const second = run()
    // Eight rows are claimed at once, and the other process has the rest.
    await accountsIn(stub, 1 + 2 + 16)
    first.child.kill('SIGKILL')
    await Promise.all([first.ended, second.ended])
    // PostgreSQL frees what a process held as soon as it has seen that it is gone.
    let last = await run().ended
    while (JSON.parse(last.out).waiting > 0) last = await run().ended

    expect([last.code, JSON.parse(last.out)]).toMatchObject([3, { total: 24, saved: 22, unknown: 2, waiting: 0 }])
    expect(addressesIn(stub)).toEqual(boxes(24))
  })
})

describe.runIf(hasScript)('in a terminal', () => {
  it('prompts for a password, and shows nothing of it', async () => {
    const { SUPEROFFICE_PASSWORD: password, ...env } = settingsOf(await stubFor())
    const { child, printed, ended } = runInTerminal(['get', '270'], env)
    await printed('Password of tje0')
    child.stdin?.write(`${password}\r`)
    const { out, code } = await ended

    expect(code).toBe(0)
    expect(out).toContain(`${esc}[1mEMailAddress${esc}[22m`)
    expect(out).toContain('sample@example.test')
    expect(out).not.toContain(password)
  })

  it('prompts for the password of a user whose name does nothing to the terminal', async () => {
    const { SUPEROFFICE_PASSWORD: _, ...env } = settingsOf(await stubFor())
    const { child, printed, ended } = runInTerminal(['get', '270'], { ...env, SUPEROFFICE_USER: `a${esc}]0;b\u0007` })
    await printed('Password of a')
    child.stdin?.write('\u0003')

    expect((await ended).out).toContain('Password of a\\u{1b}]0;b\\u{7}')
  })

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('ends with 130, a message and a cursor when %s answers the prompt', async (_key, typed) => {
    const { SUPEROFFICE_PASSWORD: _, ...env } = settingsOf(await stubFor())
    const { child, printed, ended } = runInTerminal(['get', '270'], env)
    await printed('Password of tje0')
    child.stdin?.write(typed)
    const { out, code } = await ended

    expect(code).toBe(130)
    expect(out.lastIndexOf(`${esc}[?25h`)).toBeGreaterThan(out.lastIndexOf(`${esc}[?25l`))
    expect(out).toContain('Interrupted.')
  })

  it('has no prompt, into which a password would be typed visibly, when the standard input was read to its end', async () => {
    const { SUPEROFFICE_PASSWORD: _, ...env } = settingsOf(await stubFor())
    const { child, ended } = runInTerminal(['change', '270', 'IncomingCredentials.Password=@-'], env)
    child.stdin?.write('made-up\n\u0004')
    const { out, code } = await ended

    expect(code).toBe(2)
    expect(out).toContain('SUPEROFFICE_PASSWORD is not set')
    expect(out).not.toContain('Password of tje0')
  })

  it.each(['sane', 'cols 100', 'rows 20'])(
    'draws the progress of an import over the line before: stty %s',
    async (stty) => {
      const stub = await stubFor()
      const { ended } = runInTerminal(['import', 'boxes.csv'], settingsOf(stub), folderWith(30), stty)
      const { out, code } = await ended

      expect(code).toBe(0)
      expect(out).toMatch(/\[#{24}\] 30\/30, \d+ rows\/s, 0 refused/)
      expect(out).toContain(`${esc}[2K`)
      expect(addressesIn(stub)).toEqual(boxes(30))
    },
  )
})

describe('the commands of other packages', () => {
  it('runs the stub until it is ended', async () => {
    const { child, printed, ended } = runBuilt(['stub', '--port', '0'])
    await printed('listening on http://127.0.0.1:')
    child.kill('SIGTERM')

    expect(await ended).toMatchObject({ err: '', code: 0 })
  })

  it('warns in the name of the stub as it was typed', async () => {
    const warned = runBuilt(['stub', '--host', '0.0.0.0'])
    await warned.printed('listening on')
    warned.child.kill('SIGTERM')

    expect((await warned.ended).err).toMatch(/^so-email stub: 0\.0\.0\.0 is not loopback: /)
  })

  it('gives the verifier the settings of .env', async () => {
    const cwd = temporaryFolder()
    writeFileSync(join(cwd, '.env'), 'SUPEROFFICE_USER=tje0\nSUPEROFFICE_PASSWORD=Tje0\n')
    const argv = ['verify', '--url', 'http://127.0.0.1:1', 'missing.json']
    const { err, code } = await runBuilt(argv, { cwd }).ended

    expect(code).toBe(2)
    expect(err).not.toContain('no credentials')
    expect(err).toContain('missing.json')
  })

  it('names the command that installs what is missing', async () => {
    const folder = temporaryFolder()
    const installed = join(folder, 'node_modules/@so-email/cli')
    const { dependencies } = JSON.parse(readFileSync(join(dirname(main), '../package.json'), 'utf8'))
    cpSync(join(dirname(main), '../dist'), join(installed, 'dist'), { recursive: true })
    cpSync(join(dirname(main), '../package.json'), join(installed, 'package.json'))
    for (const name of Object.keys(dependencies)) {
      const link = join(folder, 'node_modules', name)
      mkdirSync(dirname(link), { recursive: true })
      symlinkSync(join(dirname(main), '../node_modules', name), link)
    }
    const run = (name: string) => runBuilt([name], { file: join(installed, 'dist/so-email.js') }).ended
    const json = await runBuilt(['drift', '--json'], { file: join(installed, 'dist/so-email.js') }).ended
    const install = (name: string) =>
      `so-email: This command needs ${name}, which is not installed beside @so-email/cli. Install it: npm install --global ${name} fp-ts io-ts\n`

    expect(await run('stub')).toEqual({ out: '', err: install('@so-email/provider-stub'), code: 2 })
    expect(await run('drift')).toEqual({ out: '', err: install('@so-email/verifier'), code: 2 })
    expect(JSON.parse(json.err)).toMatchObject({ error: { _tag: 'MissingPackage', name: '@so-email/verifier' } })
  })
})
