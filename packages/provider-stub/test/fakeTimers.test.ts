/** A test with fake timers starts a stub, calls it and ends it, although no time passes. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeStub, startStub } from '../src/index.js'
import { limits, saving } from './support/requests.js'

afterEach(() => vi.useRealTimers())

describe('fake timers', () => {
  it('of vitest stop no stub on a socket', async () => {
    vi.useFakeTimers()
    const stub = await startStub()
    stub.fail({ _tag: 'Latency', milliseconds: 30 })
    const delayed = await fetch(`${stub.url}/api/v1/Agents/EMail/GetCurrentAccountId`, { method: 'POST' })
    const { status } = await fetch(stub.url)
    await stub.close()

    expect([delayed.status, status]).toEqual([401, 200])
  })

  it('of vitest stop no stub in memory', async () => {
    vi.useFakeTimers()
    const stub = makeStub()
    stub.fail({ _tag: 'Latency', milliseconds: 30 })

    expect(await stub.answer(saving({}), limits)()).toMatchObject({ _tag: 'Right', right: { status: 200 } })
  })

  it('of node:test stop no stub', async () => {
    const script = fileURLToPath(new URL('./support/fakeTimers.mjs', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, [script])

    expect(stdout).toBe('401 200\n')
  })
})
