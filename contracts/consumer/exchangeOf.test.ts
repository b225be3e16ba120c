/** A contract of any operation has the request that our client sends. */
import { type Operation, operations } from '@so-email/codecs'
import { arbitrary } from '@so-email/codecs/arbitrary'
import { exchangeOf } from '@so-email/verifier'
import type { HttpRequest } from '@so-email/wire'
import fc from 'fast-check'
import { option as O, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { textIn } from '../providers/changes.js'
import { clientOf } from './client.js'

/** The request of our client for an operation and an input. */
const requestOf = async (operation: Operation<unknown, unknown>, input: unknown): Promise<HttpRequest | undefined> => {
  const requests: Array<HttpRequest> = []
  const client = clientOf('http://host.test', {
    transport: (request) => {
      requests.push(request)
      return TE.left({ _tag: 'Aborted' })
    },
  })
  await client.call(operation)(input)()
  await client.close()
  return requests[0]
}

describe('the request of an exchange', () => {
  it.each(Object.values(operations).map((operation) => [operation.name, operation] as const))(
    'is the one that our client sends for %s',
    async (_name, operation) => {
      // The input and the output belong together, which the type of a list of operations does not express.
      const untyped = operation as unknown as Operation<unknown, unknown>
      const output = operation.answer.isOption ? O.none : null
      await fc.assert(
        fc.asyncProperty(arbitrary(untyped.parameters.codec), async (input) => {
          const { method, path, query = {}, headers, body } = exchangeOf(untyped)({ input, output }).request
          const request = await requestOf(untyped, input)
          const { pathname, searchParams } = new URL(request?.url ?? '')
          const ofCaller = (request?.headers ?? []).filter(([name]) => name !== 'Authorization')

          expect({ method, path, query }).toEqual({
            method: request?.method,
            path: pathname,
            query: Object.fromEntries(searchParams),
          })
          expect(Object.fromEntries(ofCaller)).toEqual(headers)
          expect(body === undefined ? '' : JSON.stringify(body)).toEqual(textIn(request ?? { body: new Uint8Array() }))
        }),
        { numRuns: 20 },
      )
    },
  )
})
