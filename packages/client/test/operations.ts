/** Made-up operations, for what no operation of today does. */
import { Int32, type Operation } from '@so-email/codecs'
import * as t from 'io-ts'

const Filter = t.type({ Text: t.string })

const Found = t.union([t.readonlyArray(t.string), t.null])

/** Everything travels in the query, nothing is answered. */
export const removeThing: Operation<{ readonly ThingId: number; readonly reason: string | null }, void> = {
  agent: 'Thing',
  name: 'RemoveThing',
  summary: 'Removes a thing',
  parameters: {
    codec: t.type({ ThingId: Int32, reason: t.union([t.string, t.null]) }),
    query: ['ThingId', 'reason'],
    hasBody: false,
    complete: (input) => input,
  },
  answer: {
    status: 204,
    codec: t.undefined,
    decode: (body) => (body === undefined ? t.success(undefined) : t.failure(body, [])),
    encode: () => undefined,
  },
  changes: false,
  isRepeatable: () => true,
}

/** Something travels in the query, the rest in the body; what is not found is `null`. */
export const findThings: Operation<
  { readonly $select: string; readonly Filter: t.TypeOf<typeof Filter> },
  ReadonlyArray<string> | null
> = {
  agent: 'Thing',
  name: 'FindThings',
  summary: 'Finds things',
  parameters: {
    codec: t.type({ $select: t.string, Filter }),
    query: ['$select'],
    hasBody: true,
    complete: (input) => input,
  },
  answer: { status: 200, codec: Found, decode: Found.decode, encode: Found.encode },
  changes: false,
  isRepeatable: () => true,
}
