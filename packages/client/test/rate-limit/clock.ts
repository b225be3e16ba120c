/** A clock that a test moves, with its timers. */
import type { Environment } from '../../src/runtime/Environment.js'

export const movable = (start = 1_700_000_000_000) => {
  let time = start
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>()
  const environment: Environment = {
    now: () => time,
    after: (delay, callback) => {
      const timer = { at: time + delay, callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    random: () => 0.5,
  }
  /** Lets everything happen that is due, and all that waits for it. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  const move = async (milliseconds: number) => {
    const end = time + milliseconds
    for (;;) {
      await settle()
      const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (next === undefined) break
      timers.delete(next)
      time = Math.max(time, next.at)
      next.callback()
    }
    time = end
    await settle()
  }
  const setBack = (milliseconds: number) => {
    time -= milliseconds
  }
  return { environment, move, setBack, settle, timers: () => timers.size, start }
}
