/**
 * What a call leaves behind. V8 collects young objects often and cheaply, and those that survive two collections only when the old
 * ones are many. A call lasts shorter than that, so hardly anything of it may become old: what does is kept by something that
 * calls share, as by a `Set` (decision 307), and collecting it took half of a call.
 */
import { expect, it } from 'vitest'
import { builtProgram, run } from './program.js'

const heap = ['--min-semi-space-size=8', '--max-semi-space-size=8', '--initial-heap-size=400']

it('a call leaves nothing to the collection of old objects', async () => {
  const { code, lines } = await run(...heap, await builtProgram('callOften'))

  expect(code).toBe(0)
  expect(Number(lines[0])).toBeLessThan(250) // bytes of each call; one wrong part is 300 at least
})
