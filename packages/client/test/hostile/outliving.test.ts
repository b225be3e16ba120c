/**
 * What a call leaves behind. V8 collects young objects often and cheaply; what has survived that twice is old, and is collected
 * seldom. A call is too short to survive, so what becomes old of it is kept by something that calls share (decision 312).
 */
import { beforeAll, expect, it } from 'vitest'
import { builtProgram, run } from './program.js'

const heap = [
  '--min-semi-space-size=8',
  '--max-semi-space-size=8',
  '--initial-heap-size=400',
  '--no-allocation-site-pretenuring', // V8 makes some objects old from the start
]
let program: string
beforeAll(async () => {
  program = await builtProgram('callOften')
})

it.each([
  ['plain', 100],
  ['located', 100],
  ['limited', 100],
])('a call leaves nothing to the collection of old objects: of a %s client', async (client, most) => {
  const { code, lines } = await run(...heap, program, client)

  expect([code, lines.length]).toEqual([0, 1])
  expect(Number(lines[0])).toBeLessThan(most) // bytes of each call
})
