import { describe, expect, it } from 'vitest'
import { type Limits, makeLane } from '../../src/rate-limit/Lane.js'
import { CallSignal } from '../../src/runtime/CallSignal.js'
import { movable } from './clock.js'

const none = Number.POSITIVE_INFINITY

const laneOf = (limits: Partial<Limits>) => {
  const clock = movable()
  const lane = makeLane({ requests: none, per: 100, concurrency: none, ...limits })
  const { environment, start } = clock
  return {
    clock,
    enter: (deadline = none, signal = new CallSignal()) =>
      lane.enter({ signal, deadline: start + deadline })(environment),
    leave: () => lane.leave(environment),
    pause: (delay: number) => lane.pause(delay)(environment),
    isIdle: (time: number) => lane.isIdle(start + time),
  }
}

describe('a lane may be forgotten', () => {
  it('where it is new', () => {
    expect(laneOf({ requests: 1 }).isIdle(0)).toBe(true)
  })

  it('once its requests have ended, where only those under way are limited', () => {
    const { enter, leave, isIdle } = laneOf({ concurrency: 2 })
    enter()
    enter()
    leave()
    expect(isIdle(200)).toBe(false)
    leave()
    expect(isIdle(0)).toBe(true)
  })

  it('once the time of its latest request has passed', () => {
    const { enter, leave, isIdle } = laneOf({ requests: 2 })
    enter()
    leave()
    expect([isIdle(99), isIdle(100)]).toEqual([false, true])
  })

  it('once its pause has passed, and nobody waits for its end', async () => {
    const { clock, enter, leave, pause, isIdle } = laneOf({ concurrency: 1 })
    pause(50)
    expect([isIdle(49), isIdle(50)]).toEqual([false, true])
    enter()
    expect(isIdle(50)).toBe(false)
    await clock.move(50)
    leave()
    expect(isIdle(50)).toBe(true)
  })
})

describe('a request that waits', () => {
  it('does not begin at the end of its time or after it, when the one before it leaves, and the next one does', async () => {
    const { clock, enter, leave } = laneOf({ concurrency: 1 })
    enter()
    const turns = [enter(99), enter(100), enter(101)]
    await clock.move(100)
    leave()

    expect(await Promise.all(turns)).toEqual(['late', 'late', 'begun'])
  })

  it('keeps its place through a pause, unless it would be late, and may be aborted after it', async () => {
    const { clock, enter, leave, pause } = laneOf({ concurrency: 1 })
    const [signal, ended] = [new CallSignal(), [] as string[]]
    enter()
    const turns = [enter(), enter(40), enter(none, signal), enter(60), enter()].map(async (turn, at) => {
      const how = await turn
      ended.push(`${at} ${how}`)
      if (how === 'begun') leave()
    })
    pause(50)
    signal.abort()
    await clock.move(50)
    leave()
    await Promise.all(turns)

    expect(ended).toEqual(['1 late', '2 aborted', '0 begun', '3 begun', '4 begun'])
  })
})

it('a request that is aborted takes no free place', async () => {
  const { enter } = laneOf({ concurrency: 1 })
  const signal = new CallSignal()
  signal.abort()

  expect([await enter(none, signal), await enter()]).toEqual(['aborted', 'begun'])
})
