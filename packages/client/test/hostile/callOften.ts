/**
 * A program that prints how many bytes of each call become old: `node callOften.mjs CLIENT`. It is started with a heap so large that
 * nothing old is collected while it measures.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getHeapSpaceStatistics } from 'node:v8'
import { either as E } from 'fp-ts'
import { basic } from '../../src/auth/Auth.js'
import { rateLimit } from '../../src/rate-limit/index.js'
import type { ClientConfig } from '../../src/settings/ClientConfig.js'
import { account, clientWith } from '../support.js'

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(account(270)))
  })
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo // the address of a TCP server is never a string

const baseUrl = `http://127.0.0.1:${port}`
const configs: Readonly<Record<string, Partial<ClientConfig>>> = {
  plain: {},
  located: { baseUrl: () => Promise.resolve(baseUrl) },
  limited: { rateLimit: rateLimit({ requests: 1_000_000, per: 1_000, concurrency: 10 }) },
}
const auth = basic({ user: 'tje0', password: 'Tje0-s3cret' })
const client = clientWith({ baseUrl, auth, ...configs[process.argv[2] ?? ''] })

const callOften = async (calls: number): Promise<void> => {
  let left = calls
  const worker = async () => {
    while (left-- > 0) if (E.isLeft(await client.saveEMailAccount(account(270))())) throw new Error('a call failed')
  }
  await Promise.all(Array.from({ length: 50 }, worker))
}

const oldBytes = (): number =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')?.space_used_size ?? Number.NaN

await callOften(18_000) // what is compiled becomes old
const before = oldBytes()
await callOften(9_000)
console.log((oldBytes() - before) / 9_000)
await client.close()
server.close()
