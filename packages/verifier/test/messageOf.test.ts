import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { messageOf } from '../src/messageOf.js'

it.each<readonly [string, unknown, string]>([
  ['of this realm', new TypeError('refused'), 'refused'],
  ['of another realm, as Jest has them', runInNewContext("new TypeError('refused')"), 'refused'],
  ['that is a DOMException', AbortSignal.abort().reason, 'This operation was aborted'],
  ['that is no error', 'refused', 'unknown'],
  ['that is nothing', null, 'unknown'],
])('the message of an error %s', (_, thrown, message) => {
  expect(messageOf('unknown')(thrown)).toBe(message)
})
