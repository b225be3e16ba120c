import fc from 'fast-check'
import { expect, it } from 'vitest'
import { empty, type IntMap, lookup, remove, upsert, values } from '../../src/store/IntMap.js'

const key = fc.oneof(
  fc.integer({ min: 0, max: 70 }),
  fc.constantFrom(1_023, 1_024, 32_767, 32_768, 2 ** 25, 2 ** 30, 2 ** 31 - 1, -1, -(2 ** 31)),
)
const step = fc.record({ key, value: fc.option(fc.nat(), { nil: undefined }) })

it('holds what a Map holds, in the order of the keys, and an older one never changes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const model = new Map<number, number>()
      let map: IntMap<number> = empty
      const older: Array<readonly [IntMap<number>, ReadonlyArray<number>]> = []
      for (const { key, value } of steps) {
        older.push([map, [...values(map)]])
        if (value === undefined) model.delete(key)
        else model.set(key, value)
        map = value === undefined ? remove(key)(map) : upsert(key, value)(map)
        expect(lookup(key)(map)).toBe(value)
      }
      const sorted = [...model].sort(([a], [b]) => (a >>> 0) - (b >>> 0)).map(([, value]) => value)

      expect([...values(map)]).toEqual(sorted)
      for (const [before, held] of older) expect([...values(before)]).toEqual(held)
    }),
  )
})

it('does not take a key for another that ends in the same bits', () => {
  const map = upsert(1, 'one')(empty)

  expect([33, 1 + 2 ** 30, -31].map((each) => lookup(each)(map))).toEqual([undefined, undefined, undefined])
  expect([33, 1 + 2 ** 30, -31, 2].map((each) => remove(each)(map))).toEqual([map, map, map, map])
})

it('keeps nothing of keys that were removed', () => {
  const filled = Array.from({ length: 1_500 }, (_, i) => i).reduce<IntMap<number>>((map, i) => upsert(i, i)(map), empty)
  const emptied = Array.from({ length: 1_500 }, (_, i) => i).reduce((map, i) => remove(i)(map), filled)

  expect([...values(emptied)]).toEqual([])
  expect(JSON.stringify(emptied).length).toBeLessThan(100)
})
