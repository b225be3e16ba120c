import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import type { Send } from '../../src/features/Send.js'
import { timeout } from '../../src/features/timeout.js'
import type { Signal } from '../../src/runtime/CallSignal.js'
import { type Environment, platform } from '../../src/runtime/Environment.js'
import { answers, limits, request, scripted } from '../support.js'

const never: Send = () => () => new Promise(() => {})

/** Time that a test lets pass by hand. */
const byHand = () => {
  const waiting = new Map<number, () => void>()
  let count = 0
  const environment: Environment = {
    ...platform,
    after: (_, callback) => {
      const id = count++
      waiting.set(id, callback)
      return () => waiting.delete(id)
    },
  }
  return { environment, waiting, pass: () => waiting.forEach((callback) => void callback()) }
}

describe('timeout', () => {
  it('gives what comes in time, and lets go of its timer', async () => {
    const { environment, waiting } = byHand()
    const outcome = await timeout(50)(environment)(scripted(answers(200)).send)(request, limits())()
    expect(outcome).toEqual(answers(200))
    expect(waiting.size).toBe(0)
  })

  it('ends what takes longer, even if the transport ignores the signal', async () => {
    const { environment, pass } = byHand()
    const outcome = timeout(50)(environment)(never)(request, limits())()
    pass()
    expect(await outcome).toEqual(E.left({ _tag: 'TimedOut', timeout: 50 }))
  })

  it('aborts the signal of the transport when it ends', async () => {
    const { environment, pass } = byHand()
    const signals: Array<Signal> = []
    const send: Send = (_, { signal }) => {
      signals.push(signal)
      return () => new Promise(() => {})
    }
    const outcome = timeout(50)(environment)(send)(request, limits())()
    await Promise.resolve()
    pass()
    await outcome
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  })

  it('ends when the caller aborts', async () => {
    const controller = new AbortController()
    const outcome = timeout(60_000)(platform)(never)(request, limits(controller.signal))()
    controller.abort()
    expect(await outcome).toEqual(E.left({ _tag: 'Aborted' }))
  })

  it('sends nothing for a caller who aborted before', async () => {
    const { send, requests } = scripted()
    const outcome = await timeout(50)(platform)(send)(request, limits(AbortSignal.abort()))()
    expect(outcome).toEqual(E.left({ _tag: 'Aborted' }))
    expect(requests).toEqual([])
  })

  it('takes a transport that throws or rejects for one that lost its connection', async () => {
    const lost = E.left({ _tag: 'Disconnected', cause: 'other', message: 'the transport threw' })
    const throwing: Send = () => {
      throw new Error('Basic dGplMDpUamUw')
    }
    expect(await timeout(50)(platform)(throwing)(request, limits())()).toEqual(lost)
    expect(await timeout(50)(platform)(() => () => Promise.reject(new Error()))(request, limits())()).toEqual(lost)
  })

  it('can be endless', async () => {
    const { send } = scripted(answers(200))
    const slow: Send =
      (...args) =>
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        return send(...args)()
      }
    const outcome = await timeout(Number.POSITIVE_INFINITY)(platform)(slow)(request, limits())()
    expect(outcome).toEqual(answers(200))
  })
})
