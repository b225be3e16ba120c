// What decoding costs, and when it ends.
import { gzipSync } from 'node:zlib'
import { either as E } from 'fp-ts'
import { afterEach, expect, it } from 'vitest'
import { basic } from '../../src/auth/Auth.js'
import { decodeContent } from '../../src/transport/decodeContent.js'
import { hostileServer } from '../hostile/server.js'
import { clientWith, limits } from '../support.js'

const closing: Array<() => Promise<unknown>> = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** 512 MiB of zeros in two layers, which take two seconds of processor time to undo: a gzip may have many members. */
const bomb = gzipSync(Buffer.concat(Array(16).fill(gzipSync(Buffer.alloc(32 * 1024 * 1024)))))
const encodings = 'gzip, gzip'

/** The processor time that something takes, in milliseconds: unlike the time on the clock it hardly depends on other programs. */
const cpuOf = async (run: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

it('decoding ends with the call, and nothing of it goes on', async () => {
  const controller = new AbortController()
  const unlimited = { ...limits(controller.signal), maxResponseBytes: Number.POSITIVE_INFINITY }
  const head = { status: 200, headers: [['content-encoding', encodings]] as const }
  const decoding = decodeContent({ ...head, body: bomb }, unlimited)
  await sleep(20)
  controller.abort()
  expect(await cpuOf(() => decoding)).toBeLessThan(300)
  expect(await cpuOf(() => sleep(300))).toBeLessThan(100)
})

it('a call whose time is up during decoding ends then, and close does not wait for more', async () => {
  const server = await hostileServer((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: ${encodings}\r\nContent-Length: ${bomb.length}\r\n\r\n`)
    socket.write(bomb)
  })
  closing.push(server.close)
  const client = clientWith({
    baseUrl: server.url,
    auth: basic({ user: 'tje0', password: 'Tje0' }),
    maxResponseBytes: 1024 * 1024 * 1024,
    timeout: 200,
  })
  const cpu = await cpuOf(async () => {
    expect(await client.saveEMailAccount({ EMailAccountId: 270 })()).toMatchObject(E.left({ _tag: 'TimedOut' }))
    await client.close()
  })
  expect(cpu).toBeLessThan(1000)
})
