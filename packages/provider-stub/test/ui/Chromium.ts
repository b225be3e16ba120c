/**
 * A Chromium without a window, driven over a pipe: no port, no further library. It is the one of `CHROMIUM`, or of the system,
 * or else the one that npm has. It is never absent in silence.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const ofSystem = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const cache = fileURLToPath(new URL('../../.cache/chromium-147.0.0', import.meta.url))

/** Unpacks the one of npm, once: into a folder of its own, which gets its name when it is complete. */
const unpacked = async (): Promise<string> => {
  const program = join(cache, 'chromium')
  if (existsSync(program)) return program
  mkdirSync(join(cache, '..'), { recursive: true })
  const folder = mkdtempSync(`${cache}-`)
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder // where the package unpacks to
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  try {
    renameSync(folder, cache)
  } catch {
    rmSync(folder, { recursive: true, force: true }) // another process was faster
  }
  return program
}

const findProgram = async (): Promise<string> => {
  const named = process.env['CHROMIUM']
  if (named !== undefined) return named
  return ofSystem.find((path) => existsSync(path)) ?? unpacked()
}

type Parameters = Readonly<Record<string, unknown>>

interface Event {
  readonly method: string
  readonly params: Parameters
  readonly sessionId?: string
}

interface Waiting {
  readonly resolve: (result: Parameters) => void
  readonly reject: (error: Error) => void
}

export interface Page {
  readonly send: (method: string, params?: Parameters) => Promise<Parameters>
  /** The value of an expression, or of the promise that it is. */
  readonly evaluate: (expression: string) => Promise<unknown>
  /** Resolves when an expression is true, after every change of the document. */
  readonly until: (expression: string) => Promise<void>
  /** Presses a key, as `Tab`. */
  readonly press: (key: string, modifiers?: number) => Promise<void>
  readonly type: (text: string) => Promise<void>
  readonly onEvent: (listener: (event: Event) => void) => void
}

export interface Chromium {
  readonly page: Page
  readonly close: () => Promise<void>
}

/** What a key is to a page; one that types a text has it. */
const keys: Readonly<Record<string, { readonly code: number; readonly text?: string }>> = {
  Tab: { code: 9 },
  Enter: { code: 13, text: '\r' },
  ' ': { code: 32, text: ' ' },
}

/** A process of Chromium may outlive it for a moment, and write into its folder: what is left there harms nobody. */
const removeIfPossible = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    // It stays in the folder for temporary files.
  }
}

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage', // a container may have little of it
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--remote-debugging-pipe',
]

const start = async (program: string): Promise<Chromium> => {
  const profile = mkdtempSync(join(tmpdir(), 'so-email-chromium-'))
  const log = join(profile, 'stderr.txt')
  const stderr = openSync(log, 'w')
  const child: ChildProcess = spawn(program, [...args, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', stderr, 'pipe', 'pipe'],
  })
  closeSync(stderr)
  const [, , , input, output] = child.stdio as unknown as [null, null, null, Writable, Readable] // as `stdio` says
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(event: Event) => void>()
  const ended = new Promise<Error>((resolve) => {
    child.once('error', ({ message }) => appendFileSync(log, message))
    child.once('close', (code, signal) => {
      resolve(new Error(`Chromium ended: ${signal ?? code}, ${readFileSync(log, 'utf8').slice(-2000)}`))
    })
  })
  input.on('error', () => {}) // it may end at any time
  output.on('error', () => {})

  const received = (text: string) => {
    const message = JSON.parse(text)
    const waits = waiting.get(message.id)
    if (waits === undefined) {
      for (const listener of listeners) listener(message)
      return
    }
    waiting.delete(message.id)
    if (message.error === undefined) waits.resolve(message.result)
    else waits.reject(new Error(message.error.message))
  }
  let rest = Buffer.alloc(0)
  output.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      received(rest.subarray(0, end).toString())
      rest = rest.subarray(end + 1)
    }
  })

  let count = 0
  const sendTo =
    (sessionId?: string): Page['send'] =>
    (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = ++count
        waiting.set(id, { resolve, reject })
        ended.then(reject)
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`)
      })
  const send = sendTo()

  const close = async (): Promise<void> => {
    const guard = setTimeout(() => child.kill('SIGKILL'), 20_000)
    // It ends its own processes first; that it has ended is another way to answer.
    await Promise.race([send('Browser.close').catch(() => {}), ended])
    await ended
    clearTimeout(guard)
    removeIfPossible(profile)
  }
  const open = async (): Promise<Page> => {
    const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
    return pageOf(sendTo(String(sessionId)), (listener) =>
      listeners.add((event) => event.sessionId === sessionId && listener(event)),
    )
  }
  return open().then(
    (page) => ({ page, close }),
    (error) => close().then(() => Promise.reject(error)),
  )
}

/** A Chromium with a page. On a busy machine it may crash at its start: then it is started again, twice at most. */
export const launch = async (again = 2): Promise<Chromium> => {
  const program = await findProgram()
  return start(program).catch((error) => (again > 0 ? launch(again - 1) : Promise.reject(error)))
}

const pageOf = (send: Page['send'], onEvent: (listener: (event: Event) => void) => unknown): Page => {
  const evaluate: Page['evaluate'] = async (expression) => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails !== undefined) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`)
    return Object(result).value
  }
  return {
    send,
    evaluate,
    until: async (expression) => {
      await evaluate(`new Promise((resolve) => {
        const look = () => { if (${expression}) { observer.disconnect(); resolve() } }
        const observer = new MutationObserver(look)
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
        look()
      })`)
    },
    press: async (key, modifiers = 0) => {
      const { code, text } = keys[key] ?? { code: key.toUpperCase().charCodeAt(0), text: key }
      const params = { key, modifiers, windowsVirtualKeyCode: code, code: key === ' ' ? 'Space' : key }
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...params, ...(text !== undefined && { text }) })
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...params })
    },
    type: async (text) => {
      await send('Input.insertText', { text })
    },
    onEvent: (listener) => void onEvent(listener),
  }
}
