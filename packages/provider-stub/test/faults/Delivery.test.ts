import { option as O } from 'fp-ts'
import { expect, it } from 'vitest'
import { applyFault, type Delivery, replacementFor, undisturbed } from '../../src/faults/Delivery.js'
import type { Fault } from '../../src/faults/Fault.js'
import { afterFault } from '../../src/faults/FaultQueue.js'

const body = new TextEncoder().encode('{"A":"a"}')
const response = { status: 200, headers: [], body }

it.each<readonly [Fault, O.Option<Partial<Delivery>>]>([
  [{ _tag: 'Latency', milliseconds: 5 }, O.some({ delay: 5 })],
  [{ _tag: 'Truncated' }, O.some({ breaks: 'inBody' })],
  [{ _tag: 'Reset' }, O.some({ breaks: 'before' })],
  [{ _tag: 'WrongType', property: 'B' }, O.none],
  [
    { _tag: 'WrongType', property: 'a' },
    O.some({ response: { ...response, body: new TextEncoder().encode('{"A":803}') } }),
  ],
  [{ _tag: 'Null' }, O.some({})],
])('%o changes the delivery of a response, or waits for another', (fault, expected) => {
  const delivery = { response, delay: 0, breaks: 'never' as const }

  expect(undisturbed(response)).toEqual(delivery)
  expect(applyFault(fault)(response)).toEqual(O.isNone(expected) ? O.none : O.some({ ...delivery, ...expected.value }))
})

it('a response without a body cannot be cut off', () => {
  expect(applyFault({ _tag: 'Truncated' })({ ...response, body: new Uint8Array() })).toEqual(O.none)
})

it.each<Fault>([
  { _tag: 'Latency', milliseconds: 5 },
  { _tag: 'Truncated' },
  { _tag: 'Reset' },
  { _tag: 'WrongType', property: 'A' },
])('%o lets the stub answer', (fault) => {
  expect(replacementFor(fault)).toEqual(O.none)
})

it('a fault that was played waits as often as it is left, and then the next one does', () => {
  const waiting = (times: number) => ({ fault: { _tag: 'Null' as const }, times })

  expect([[], [waiting(1)], [waiting(2)], [waiting(1), waiting(3)]].map(afterFault)).toEqual([
    [],
    [],
    [waiting(1)],
    [waiting(3)],
  ])
  expect(afterFault([waiting(2), waiting(3)])).toEqual([waiting(1), waiting(3)])
})
