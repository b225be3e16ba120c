/**
 * Opens a page in Chromium with a debugger that Chromium asks for logins, and answers none of them: without a window there is
 * no login dialog, and a Chromium that only has a shell goes on as if it had been closed. As in front of a dialog that nobody
 * closes, the request waits.
 */
import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import * as t from 'io-ts'

const Message = t.partial({ id: t.number, method: t.string, params: t.UnknownRecord, result: t.UnknownRecord })

/** What `until` gives, and how many logins Chromium asked for meanwhile. */
export interface Opened<A> {
  readonly result: A
  readonly logins: number
}

/** Sends commands over a pipe of JSON texts that end in a NUL, and calls back with the events. */
const debuggerOf = (
  commands: Writable,
  messages: Readable,
  onEvent: (method: string, params: Readonly<Record<string, unknown>>) => void,
) => {
  const waiting = new Map<number, (result: Readonly<Record<string, unknown>>) => void>()
  let count = 0
  let rest = ''
  messages.setEncoding('utf8').on('data', (chunk: string) => {
    const texts = (rest + chunk).split('\0')
    rest = texts.pop() ?? ''
    for (const text of texts) {
      const message: unknown = JSON.parse(text)
      if (!Message.is(message)) continue
      if (message.id !== undefined) waiting.get(message.id)?.(message.result ?? {})
      else if (message.method !== undefined) onEvent(message.method, message.params ?? {})
    }
  })
  return (method: string, params: object = {}, sessionId?: unknown) =>
    new Promise<Readonly<Record<string, unknown>>>((resolve) => {
      count += 1
      waiting.set(count, resolve)
      commands.write(`${JSON.stringify({ id: count, method, params, sessionId })}\0`)
    })
}

export const openWithLogins = async <A>(
  program: string,
  url: string,
  profile: string,
  until: Promise<A>,
): Promise<Opened<A>> => {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', `--user-data-dir=${profile}`]
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => reject(new Error(`Chromium ended: ${signal ?? code}`)))
  })
  ended.catch(() => undefined) // it ends after the page too
  let logins = 0
  let session: unknown
  // The streams of the descriptors 3 and 4, as `stdio` above has them.
  const [commands, messages] = child.stdio.slice(3) as unknown as readonly [Writable, Readable]
  const send = debuggerOf(commands, messages, (method, { requestId }) => {
    if (method === 'Fetch.authRequired') logins += 1
    if (method === 'Fetch.requestPaused') send('Fetch.continueRequest', { requestId }, session)
  })
  const run = async (): Promise<A> => {
    const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
    session = (await send('Target.attachToTarget', { targetId, flatten: true }))['sessionId']
    await send('Fetch.enable', { handleAuthRequests: true }, session)
    await send('Page.navigate', { url }, session)
    return until
  }
  try {
    return { result: await Promise.race([run(), ended]), logins }
  } finally {
    child.kill()
    await ended.catch(() => undefined)
  }
}
