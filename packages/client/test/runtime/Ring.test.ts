import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { Ring } from '../../src/runtime/Ring.js'

it('has the values that were added and not taken out, in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(20))), (steps) => {
      const ring = new Ring<number>()
      const removes: Array<() => boolean> = []
      const expected: Array<number> = []
      for (const [isAdded, at] of steps) {
        const remove = removes[at]
        if (isAdded || remove === undefined) {
          expected.push(removes.length)
          removes.push(ring.add(removes.length))
        } else {
          const place = expected.indexOf(at)
          expect(remove()).toBe(place >= 0)
          if (place >= 0) expected.splice(place, 1)
        }
      }

      expect(ring.first).toBe(expected[0])
      const drained: Array<number> = []
      ring.drain((value) => drained.push(value))
      expect([drained, ring.first]).toEqual([expected, undefined])
    }),
  )
})

it('gives no value that was taken out, or in, while it is drained', () => {
  const ring = new Ring<string>()
  const removes = ['a', 'b', 'c'].map((value) => ring.add(value))
  const drained: Array<string> = []
  ring.drain((value) => {
    drained.push(value)
    if (value === 'a') expect(removes.map((remove) => remove())).toEqual([false, true, true])
    if (value === 'a') ring.add('d')
  })

  expect(drained).toEqual(['a', 'd'])
})
