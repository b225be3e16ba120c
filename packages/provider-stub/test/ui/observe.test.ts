import { option as O } from 'fp-ts'
import { expect, it } from 'vitest'
import { parseOptions } from '../../src/options/StubOptions.js'
import { inMemory } from '../../src/runtime/Keeper.js'
import { orThrow } from '../../src/Stub.js'
import { observe } from '../../src/ui/observe.js'
import { basic, path } from '../support/requests.js'

it('an observer keeps a body alone, and not the buffer that it arrived in', () => {
  const arrived = Buffer.from('{"EMailAddress":"ops@example.test"} and what came after it')
  const body = arrived.subarray(0, 35)
  const observer = observe({ ...orThrow(parseOptions({})), onEntry: O.none }, inMemory.makeKeeper)
  observer.runtime.deliver({ method: 'POST', url: path, headers: [['Authorization', basic]], body }, () => {})

  const [kept] = observer.exchanges().map(({ request }) => request.body)

  expect([kept?.length, kept?.buffer.byteLength]).toEqual([35, 35])
})
