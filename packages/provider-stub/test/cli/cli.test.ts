/** The built command, as a person runs it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { runHere } from '../support/commandHere.js'
import { basic, path } from '../support/requests.js'

const command = fileURLToPath(new URL('../../dist/so-email-stub.cjs', import.meta.url))
const bundle = command.replace('so-email-stub.cjs', 'command.cjs')
const folder = mkdtempSync(join(tmpdir(), 'so-email-stub-'))
const seedFile = join(folder, 'seed.json')
const twinsFile = join(folder, 'twins.json')
const mailFile = join(folder, 'mail.json')
const children: Array<ChildProcess> = []

beforeAll(() => {
  writeFileSync(twinsFile, '[{"EMailAccountId":1,"EMailAddress":"a@b"},{"EMailAccountId":2,"EMailAddress":"a@b"}]')
  writeFileSync(seedFile, '[{"EMailAccountId":7,"EMailAddress":"seed@example.test"}]')
  writeFileSync(mailFile, '{"domains":[{"domain":"example.test","mx":true}]}')
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...args: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, [command, ...args])
  children.push(child)
  const printed = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (printed.out += chunk))
  child.stderr.on('data', (chunk) => (printed.err += chunk))
  const ended = once(child, 'close').then(([code, signal]) => ({ ...printed, code, signal }))
  /** The match of what it prints, when it has printed so much. */
  const printing = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(printed.out)
      if (found !== null) return found
      if (child.exitCode !== null) throw new Error(`it ended: ${printed.err}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const listening = async (): Promise<string> => (await printing(/^listening on (\S+)$/m))[1] ?? ''
  return { child, ended, listening, printing }
}

const post = (url: string, body: string) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { Authorization: basic, 'Content-Type': 'application/json' },
    body,
  })

/** Fills the pipe of a log that nobody reads with so many lines, each almost as long as a request may be. */
const sendLong = async (url: string, count: number): Promise<void> => {
  const long = `${url}/${'x'.repeat(15_000)}`
  await Promise.all(Array.from({ length: count }, async () => (await fetch(long)).arrayBuffer()))
}

/** Sends what the log quotes: a refused media type and the reason. */
const sendEscapes = (url: string) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { Authorization: basic, Accept: '\u009b31m', 'Content-Type': '\u009b31m' },
    body: '{}',
  })
const linesWithEscapes = (text: string) => text.split('\n').filter((line) => /\p{C}/u.test(line))

/** Windows has no signals: there node ends the process at once. */
const signals = process.platform === 'win32' ? [] : (['SIGINT', 'SIGTERM', 'SIGHUP'] as const)

describe('so-email-stub', () => {
  it.each(signals)('listens, answers, logs, and ends cleanly on %s', async (signal) => {
    const { child, ended, listening } = run('--seed', seedFile, '--log', 'text')
    const response = await post(
      await listening(),
      '{"EMailAccountId":7,"OutgoingCredentials":{"Password":"sw0rdf1sh"}}',
    )
    expect(await response.json()).toMatchObject({ EMailAccountId: 7, OutgoingCredentials: { Password: 'sw0rdf1sh' } })
    child.kill(signal)

    const { out, err, code } = await ended
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^listening on \S+\n[\d:.]+ POST \/api\/v1\/Agents\/EMail\/SaveEMailAccount 200 tje0\n$/)
  })

  it('logs JSON without secrets, and without an escape sequence for a terminal', async () => {
    const { child, ended, listening } = run('--log', 'json')
    const url = await listening()
    await post(url, '{"OutgoingCredentials":{"Password":"sw0rdf1sh"}}')
    await sendEscapes(url)
    child.kill()

    const { out } = await ended
    expect(JSON.parse(out.split('\n')[1] ?? '')).toMatchObject({ status: 200, user: 'tje0' })
    expect(out).not.toContain('sw0rdf1sh')
    expect(out).not.toContain(basic)
    expect(linesWithEscapes(out)).toEqual([])
    expect(out).toContain('31m')
  })

  it('goes on after the reader of its output has gone', async () => {
    const { child, ended, listening } = run('--log', 'text')
    const url = await listening()
    child.stdout.destroy()
    child.stderr.destroy()
    const statuses: Array<number> = []
    for (let count = 0; count < 3; count++) statuses.push((await post(url, '{}')).status)
    child.kill()

    expect(statuses).toEqual([200, 200, 200])
    expect(await ended).toMatchObject({ code: 0, signal: null })
  })

  it.each(signals)('ends on %s although nobody reads its log any more', async (signal) => {
    const { child, ended, listening } = run('--log', 'text')
    const url = await listening()
    child.stdout.pause()
    await sendLong(url, 40)
    child.kill(signal)
    const [code] = await once(child, 'exit')
    child.stdout.resume()
    await ended

    expect(code).toBe(0)
  })

  it('drops lines while nobody reads its log, and prints how many', async () => {
    const { child, ended, listening, printing } = run('--log', 'text')
    const url = await listening()
    child.stdout.pause()
    await sendLong(url, 120)
    child.stdout.resume()
    await printing(/^\d+ lines were dropped, because nobody read them$/m)
    child.kill()

    expect(await ended).toMatchObject({ code: 0 })
  })

  it('logs text without an escape sequence for a terminal', async () => {
    const { child, ended, listening } = run('--log', 'text')
    await sendEscapes(await listening())
    child.kill()

    const { out } = await ended
    expect(linesWithEscapes(out)).toEqual([])
    expect(out).toContain('31m')
  })

  it('knows the mail servers and domains of a file, and the tenant that it is, and prints its URL with the base path', async () => {
    const { listening } = run('--mail', mailFile, '--tenant', 'Cust12345:Suspended', '--base-path', '/a')
    const other = run('--mail', mailFile, '--base-path', '/My Site')
    const has = (url: string, domain: string) =>
      fetch(`${url}/api/v1/Agents/EMail/HasMXRecord`, {
        method: 'POST',
        headers: { Authorization: basic, 'Content-Type': 'application/json' },
        body: JSON.stringify({ MailDomain: domain }),
      }).then((response) => response.text())

    const { origin } = new URL(await listening())
    const state = await (await fetch(`${origin}/api/state/Cust12345`)).json()
    const url = await other.listening()
    expect(state).toMatchObject({ ContextIdentifier: 'Cust12345', State: 'Suspended' })
    expect([await has(url, 'example.test'), await has(url, 'other.test')]).toEqual(['true', 'false'])
    expect(new URL(url).pathname).toBe('/My%20Site')
    expect((await post(url, '{}')).status).toBe(200)
  })

  it('warns if other machines can reach it', async () => {
    const { child, ended, listening } = run('--host', '0.0.0.0')
    await listening()
    child.kill()

    expect((await ended).err).toBe(
      'so-email-stub: 0.0.0.0 is not loopback: everyone who reaches this machine can read and write the accounts\n',
    )
  })

  it.each([
    [['--port', 'x'], '--port x is not a port'],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['--base-path', '/x?y'], '--base-path /x?y does not stand in a URL before /api'],
    [['--seed', join(folder, 'none.json')], 'none.json cannot be read: no such file or directory\n'],
    [['--seed', folder], 'cannot be read: illegal operation on a directory\n'],
    [['--seed', join(folder, '\u001b[31mno\nne')], '\\u{1b}[31mno\\u{a}ne cannot be read'],
    [['--host', '\u001b[31m'], 'is not a host'],
    [['--ticket', 'a b'], 'no request can carry a ticket of the user tje0'],
    [['--mode', 'online', '--token', 'a\tb'], 'no request can carry a token of the user tje0'],
    [['--mode', 'online', '--app-token', 'ø'], 'no request can carry a token of an application'],
    [['--user', 'a\u0007:b'], 'no request can carry the name or the password of the user a\\u{7}'],
    [['--server-version', '0'], '--server-version 0 is no version of a server'],
    [['--assume', 'passwords=x'], 'the assumption passwords is "x", which is none of: clear, hidden'],
    [['--assume', 'x'], '--assume is not NAME=VALUE'],
    [['--mail', join(folder, 'none.json')], 'none.json cannot be read: no such file or directory\n'],
    [['--mail', command], 'holds no mail servers and domains:\n  the body is not JSON'],
    [['--tenant', 'a b'], '--tenant a b is not ID, ID:STATE or ID:STATE:SECONDS'],
    [['--seed', command], 'holds no accounts:\n  the body is not JSON'],
    [
      ['--seed', twinsFile, '--assume', 'duplicateAddress=refused'],
      'holds no accounts:\n  accounts 1 and 2 have the same EMailAddress',
    ],
    [['--host', '203.0.113.1'], 'so-email-stub: --host 203.0.113.1 is no address of this machine\n'],
    [['--host', 'a..b'], 'so-email-stub: --host a..b is not known: choose an address of this machine\n'],
  ])('ends with 2 and a reason for bad options: %o', async (args, reason) => {
    const { code, out, err } = await runHere(...args)

    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(reason)
    expect(err).toMatch(/^so-email-stub: .*\nTry so-email-stub --help\n$/s)
    expect(linesWithEscapes(err)).toEqual([])
  })

  it('names the port that is in use, and what to do', async () => {
    const { child, ended, listening } = run()
    const { port } = new URL(await listening())

    expect((await runHere('--port', port)).err).toBe(
      `so-email-stub: --port ${port} is in use: choose another one, or 0 for a free one\nTry so-email-stub --help\n`,
    )
    child.kill()
    await ended
  })

  it('ends its process with 2 and a reason for a bad option', async () => {
    expect(await run('--port', 'x').ended).toEqual({
      out: '',
      err: 'so-email-stub: --port x is not a port\nTry so-email-stub --help\n',
      code: 2,
      signal: null,
    })
  })

  it('prints its help and its version', async () => {
    const { code, out, err } = await run('--help').ended

    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^usage: so-email-stub \[options\]\n/)
    expect((await runHere('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('contains the licence of every library that is in it', () => {
    // The bundler writes the path of each module above it.
    const modules = readFileSync(bundle, 'utf8').matchAll(/^\/\/ \S+\/node_modules\/((?:@[^/]+\/)?[^/]+)\/\S+$/gm)
    const libraries = new Set([...modules].map(([, library = '']) => library))
    const licences = readFileSync(command.replace(/\.cjs$/, '.licenses.txt'), 'utf8')

    expect([...licences.matchAll(/^(\S+) [\d.]+ \(\S+\)$/gm)].map(([, library]) => library)).toEqual(
      [...libraries].toSorted(),
    )
    expect(libraries.size).toBeGreaterThan(3)
    expect(licences.match(/Permission (?:is hereby granted|to use)/g)).toHaveLength(libraries.size)
  })
})

describe('the page of the command', () => {
  it('is there with --ui, which prints where', async () => {
    const { listening, child, ended } = run('--ui')
    const url = await listening()
    const [page, script] = await Promise.all([fetch(`${url}/_stub/`), fetch(`${url}/_stub/page.js`)])
    child.kill()

    expect([page.status, script.status]).toEqual([200, 200])
    expect((await ended).out).toBe(`listening on ${url}\nits page is ${url}/_stub/\n`)
  })
})
