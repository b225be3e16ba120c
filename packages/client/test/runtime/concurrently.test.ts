import { describe, expect, it } from 'vitest'
import { concurrently } from '../../src/runtime/concurrently.js'

describe('tasks of items from a source', () => {
  it('have ended before an iteration that is left ends', async () => {
    const ended: Array<string> = []
    const results = concurrently(['a', 'b'].values(), 2, undefined, (item, signal) => () => {
      if (item === 'a') return Promise.resolve(item)
      return new Promise<string>((resolve) => {
        signal.addEventListener('abort', () =>
          setImmediate(() => {
            ended.push(item)
            resolve(item)
          }),
        )
      })
    })
    await results.next()
    await results.return()

    expect(ended).toEqual(['b'])
  })

  it('end the iteration with what one of them threw', async () => {
    const results = concurrently([1, 2].values(), 1, undefined, (item) => async () => {
      if (item === 2) throw new Error('no task does')
      return item
    })

    expect(await results.next()).toEqual({ done: false, value: 1 })
    await expect(results.next()).rejects.toEqual(new Error('no task does'))
  })

  it('are run for no item that a source would give after it threw', async () => {
    let reads = 0
    const source = {
      next: () => {
        reads += 1
        if (reads === 2) throw new Error('no more')
        return { done: false as const, value: reads }
      },
      return: () => expect.fail('a source that threw has ended'),
    }
    const results = concurrently(source, 1, undefined, (item) => async () => item)

    expect(await results.next()).toEqual({ done: false, value: 1 })
    await expect(results.next()).rejects.toEqual(new Error('no more'))
    expect(reads).toBe(2)
  })
})
