/** A test with fake timers starts a stub, calls it and ends it, although no time passes. */
import { mock } from 'node:test'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { makeStub, startStub } from '../src/index.js'
import { limits, saving } from './support/requests.js'

afterEach(() => vi.useRealTimers())

/** The statuses of a delayed response and of another one, of a stub that is started and ended. */
const calledOverHttp = async (): Promise<ReadonlyArray<number>> => {
  const stub = await startStub()
  stub.fail({ _tag: 'Latency', milliseconds: 30 })
  const delayed = await fetch(`${stub.url}/api/v1/Agents/EMail/GetCurrentAccountId`, { method: 'POST' })
  const { status } = await fetch(stub.url)
  await stub.close()
  return [delayed.status, status]
}

describe('fake timers', () => {
  it('of vitest stop no stub on a socket', async () => {
    vi.useFakeTimers()

    expect(await calledOverHttp()).toEqual([401, 200])
  })

  it('of vitest stop no stub in memory', async () => {
    vi.useFakeTimers()
    const stub = makeStub()
    stub.fail({ _tag: 'Latency', milliseconds: 30 })

    expect(await stub.answer(saving({}), limits)()).toMatchObject({ _tag: 'Right', right: { status: 200 } })
  })

  it('of node:test stop no stub', async () => {
    mock.timers.enable()
    onTestFinished(() => mock.timers.reset())

    expect(await calledOverHttp()).toEqual([401, 200])
  })
})
