/** Code that is not the stub's, and code of the stub that is wrong: neither ends the process, in memory or on a socket. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { either as E, option as O } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { makeStub, startStub } from '../../src/index.js'
import type { Keeper } from '../../src/runtime/Keeper.js'
import { makeStubRuntime, type StubStart } from '../../src/runtime/StubRuntime.js'
import { orThrow, stubOf } from '../../src/Stub.js'
import { parseServerOptions } from '../../src/server/ServerOptions.js'
import { makeService } from '../../src/server/serve.js'
import { save, saving, send } from '../support/requests.js'

const rejected = (reason: unknown) => () => Promise.reject(reason)

const callbacks: ReadonlyArray<readonly [string, () => unknown]> = [
  [
    'throws',
    () => {
      throw new Error('the listener broke')
    },
  ],
  ['throws what is no error', () => raise(null)],
  ['returns a promise that rejects', rejected(new Error('the listener broke'))],
  [
    'is async and rejects late',
    async () => {
      await new Promise((resolve) => setImmediate(resolve))
      throw new Error('the listener broke')
    },
  ],
  ['returns a promise that never settles', () => new Promise(() => {})],
  ['returns an object whose then throws', () => thenable({ value: () => raise(new Error('then broke')) })],
  ['returns an object whose then cannot be read', () => thenable({ get: () => raise(new Error('then broke')) })],
]

const thenable = (then: PropertyDescriptor): object => Object.defineProperty({}, 'then', then)

const raise = (reason: unknown): never => {
  throw reason
}

const unhandled = async (run: () => Promise<void>): Promise<ReadonlyArray<unknown>> => {
  const reasons: Array<unknown> = []
  const listener = (reason: unknown) => void reasons.push(reason)
  process.on('unhandledRejection', listener)
  await run()
  await new Promise((resolve) => setTimeout(resolve, 20))
  process.off('unhandledRejection', listener)
  return reasons
}

describe('a listener', () => {
  it.each(callbacks)('that %s changes nothing, in memory', async (_, onEntry) => {
    const stub = makeStub({ accounts: [], onEntry: onEntry as () => void }) // a listener may be any function
    const reasons = await unhandled(async () => {
      expect(await save(stub, {})).toMatchObject([200, { EMailAccountId: 1 }])
    })

    expect([reasons, stub.journal.entries().length]).toEqual([[], 1])
  })

  it.each(callbacks)('that %s changes nothing, on a socket', async (_, onEntry) => {
    const stub = await startStub({ onEntry: onEntry as () => void }) // a listener may be any function
    const reasons = await unhandled(async () => {
      expect((await fetch(stub.url)).status).toBe(200)
    })
    await stub.close()

    expect([reasons, stub.journal.entries().length]).toEqual([[], 1])
  })

  it('gets an entry of its own, which it may change', async () => {
    const stub = makeStub({ onEntry: (entry) => Object.assign(entry, { status: 0, refused: 'x' }) })
    await save(stub, {})

    expect(stub.journal.entries()).toMatchObject([{ status: 200, refused: null }])
  })
})

describe('a defect', () => {
  const { start, ...settings } = orThrow(parseServerOptions({}))
  const broken: StubStart = {
    ...start,
    onEntry: O.none,
    state: { ...start.state, settings: { ...start.state.settings, route: () => raise(new RangeError('s3cret')) } },
  }
  const outcome = [500, 'a defect of the stub: RangeError']

  it('is answered with 500 without its message, in memory, and is in the journal', async () => {
    const stub = stubOf(makeStubRuntime(broken))
    const { status, type, text } = await send(stub, saving({}))

    expect([status, type, text]).toEqual([500, 'text/plain; charset=utf-8', outcome[1]])
    expect(stub.journal.entries()).toEqual([
      {
        at: expect.any(Number),
        method: 'POST',
        path: '/api/v1/Agents/EMail/SaveEMailAccount',
        operation: null,
        user: null,
        headers: [
          ['Authorization', '<redacted>'],
          ['Content-Type', 'application/json'],
        ],
        input: null,
        status: 500,
        output: null,
        refused: outcome[1],
        fault: null,
      },
    ])
  })

  it('that is no error has no name', async () => {
    const state = { ...broken.state, settings: { ...broken.state.settings, route: () => raise('s3cret') } }

    expect((await send(stubOf(makeStubRuntime({ ...broken, state })), saving({}))).text).toBe(
      'a defect of the stub: unknown',
    )
  })

  it('is answered with 500 without its message, on a socket', async () => {
    const runtime = makeStubRuntime(broken)
    const { serve } = makeService(runtime, { ...settings, start: broken })
    const server = createServer((message, response) => serve({ message, response }))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) // listens on a port
    server.close()

    expect([response.status, await response.text()]).toEqual(outcome)
    expect(E.isRight(runtime.addFault({ _tag: 'Null' }, 1))).toBe(true)
  })
})

describe('a request whose change cannot be kept', () => {
  const { start } = orThrow(parseServerOptions({}))
  const failing = (isTemporary: boolean) => (): Keeper => ({
    state: () => start.state,
    take: (_, done) => done(E.left({ isTemporary, reason: 'the disk is full of s3cret' })),
    takeNow: (step) => step(start.state).value,
  })

  it.each([
    [true, 503, 'the store of the stub is not available', [['Retry-After', '1']]],
    [false, 500, 'the store of the stub failed', []],
  ] as const)(
    'is refused, and the journal has the reason; temporary: %s',
    async (isTemporary, status, message, wait) => {
      const stub = stubOf(makeStubRuntime({ ...start, onEntry: O.none }, failing(isTemporary)))
      const refused = await send(stub, saving({}))

      expect([refused.status, JSON.parse(refused.text)]).toEqual([
        status,
        { Error: true, ErrorType: 'StubStore', Message: message, ErrorSource: 'so-email-stub' },
      ])
      expect(refused.headers.filter(([name]) => name === 'Retry-After')).toEqual(wait)
      expect(stub.journal.entries()).toMatchObject([{ status, refused: 'the disk is full of s3cret', operation: null }])
    },
  )
})
