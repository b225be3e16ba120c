// What decoding costs, and when it ends.
import { gzipSync } from 'node:zlib'
import { foundAlways, measuresTimes } from '@so-email/testing/growth'
import { either as E } from 'fp-ts'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { basic } from '../../src/auth/Auth.js'
import { decodeContent } from '../../src/transport/decodeContent.js'
import { hostileServer } from '../hostile/server.js'
import { clientWith, limits } from '../support.js'

const closing: Array<() => Promise<unknown>> = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const encodings = 'gzip, gzip'

const cpuOf = async (run: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const head = { status: 200, headers: [['content-encoding', encodings]] as const }
const limitsOf = (controller: AbortController) => ({
  ...limits(controller.signal),
  maxResponseBytes: Number.POSITIVE_INFINITY,
})

it('decoding that ends with its call gives what came, and undoes no layer of it', async () => {
  const controller = new AbortController()
  const response = { ...head, body: gzipSync(gzipSync('a')) }
  const decoding = decodeContent(response, limitsOf(controller))
  controller.abort()

  expect(await decoding).toBe(response)
})

describe.runIf(measuresTimes)('of a bomb', () => {
  /** 256 MiB of zeros in two layers, which take half a second to undo: a gzip may have many members. */
  let bomb: Buffer
  /** What goes on would take as long as the whole. */
  let whole: number
  beforeAll(async () => {
    bomb = gzipSync(Buffer.concat(Array(8).fill(gzipSync(Buffer.alloc(32 * 1024 * 1024)))))
    whole = await cpuOf(() => decodeContent({ ...head, body: bomb }, limitsOf(new AbortController())))
  })

  it('decoding ends with the call, and nothing of it goes on', async () => {
    const allowed = whole / 4
    const found = await foundAlways(async () => {
      const controller = new AbortController()
      const decoding = decodeContent({ ...head, body: bomb }, limitsOf(controller))
      await sleep(20)
      controller.abort()
      const after = await cpuOf(() => decoding.then(() => sleep(300)))
      return after < allowed ? null : `${after} ms`
    })

    expect(found).toBe(null)
  })

  it('a call whose time is up during decoding ends then, and close does not wait for more', async () => {
    const allowed = whole * 0.75
    const server = await hostileServer((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: ${encodings}\r\nContent-Length: ${bomb.length}\r\n\r\n`)
      socket.write(bomb)
    })
    closing.push(server.close)
    const found = await foundAlways(async () => {
      const client = clientWith({
        baseUrl: server.url,
        auth: basic({ user: 'tje0', password: 'Tje0' }),
        maxResponseBytes: 1024 * 1024 * 1024,
        timeout: 200,
      })
      const spent = await cpuOf(async () => {
        expect(await client.saveEMailAccount({ EMailAccountId: 270 })()).toMatchObject(E.left({ _tag: 'TimedOut' }))
        await client.close()
      })
      return spent < allowed ? null : `${spent} ms`
    })

    expect(found).toBe(null)
  })
})
