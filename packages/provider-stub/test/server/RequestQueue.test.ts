/** What waits on a connection is bounded, and so is the memory of a stub that many connections flood. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { type RunningStub, startStub } from '../../src/index.js'
import { makeRequestQueue } from '../../src/server/RequestQueue.js'
import { exchange } from '../support/socket.js'

const running: Array<RunningStub> = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()))
})

const get = 'GET /api HTTP/1.1\r\nHost: localhost\r\n\r\n'
const statuses = (stub: RunningStub) => stub.journal.entries().map(({ status }) => status)

describe('a connection', () => {
  it('holds its last request until the response has left', async () => {
    const queue = makeRequestQueue(1, () => {})
    const held: Array<boolean> = []
    const server = createServer((message, response) => {
      const own = { message, response }
      const look = () => held.push(queue.last(message.socket) === own)
      queue.enqueue(own, look)
      response.on('finish', look).on('close', look).end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    await exchange(`http://127.0.0.1:${typeof address === 'object' && address?.port}`, (socket) => socket.end(get))
    server.close()

    expect(held).toEqual([true, true, false])
  })
})

describe('requests that wait on a connection', () => {
  it.each([1, 32, 33])('are answered up to the bound: %d', async (count) => {
    const stub = await startStub()
    running.push(stub)
    const { statuses: heard } = await exchange(stub.url, (socket) => socket.end(get.repeat(count)))

    expect(heard).toEqual(Array(count).fill(200))
  })

  it.each([100, 3_000])('close it beyond the bound, with one entry in the journal: %d', async (count) => {
    const stub = await startStub()
    running.push(stub)
    await exchange(stub.url, (socket) => socket.end(get.repeat(count)))

    const refused = stub.journal.entries().filter(({ status }) => status === 503)
    expect(refused).toMatchObject([{ refused: 'more than 32 requests wait on the connection, which is closed' }])
    expect(statuses(stub).length).toBeLessThan(34)
    expect((await fetch(stub.url)).status).toBe(200)
  })

  it('have a bound that can be set', async () => {
    const stub = await startStub({ bounds: { maxPipelined: 2 } })
    running.push(stub)
    await exchange(stub.url, (socket) => socket.end(get.repeat(4)))

    expect(statuses(stub)).toContain(503)
  })

  it('do not end a process with little memory, whatever 40 connections send', async () => {
    const command = fileURLToPath(new URL('../../dist/so-email-stub.cjs', import.meta.url))
    const child = spawn(process.execPath, ['--max-old-space-size=256', command])
    try {
      const url = await new Promise<string>((resolve) => {
        let printed = ''
        child.stdout.on('data', (chunk) => {
          printed += String(chunk)
          const listening = /listening on (\S+)\n/.exec(printed)?.[1]
          if (listening !== undefined) resolve(listening)
        })
      })
      const { port } = new URL(url)
      const sockets = Array.from({ length: 40 }, () => {
        const socket = connect(Number(port), '127.0.0.1')
        socket.on('error', () => {})
        socket.resume() // what is not read hides that the stub has ended the connection
        socket.write(get.repeat(3_000))
        return socket
      })
      await Promise.all(sockets.map((socket) => new Promise((closed) => socket.once('close', closed))))
      const { status } = await fetch(url)

      expect([status, child.exitCode, child.signalCode]).toEqual([200, null, null])
    } finally {
      child.kill('SIGKILL')
    }
  })
})
