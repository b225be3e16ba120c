/** The media types with codecs that nobody wrote: whatever is put together from the kinds that the fold knows. */
import { isDeepStrictEqual } from 'node:util'
import { arrayOf, DateTimeOffset, dictionary, ETableRight, entity, Int32, nullable, secret } from '@so-email/codecs'
import { arbitrary } from '@so-email/codecs/arbitrary'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { expect, it } from 'vitest'
import { form, json, type MediaType, xml } from '../../src/index.js'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300)

const leaves = [t.string, t.boolean, Int32, DateTimeOffset, ETableRight, t.literal('a'), t.literal(1), t.literal(true)]

/** Names that mean something to one format or another, but none that every object has. */
const names = [
  'Id',
  'Port',
  'Key',
  'Value',
  'Item',
  'type',
  'nil',
  'length',
  'then',
  '0',
  'x.y',
  'a b',
  'é',
  'a[0]',
  '',
]

/** Unions other than `nullable` are left out: the first member that can read a text decides which value it is. */
const { codec } = fc.letrec<{ codec: t.Mixed }>((tie) => ({
  codec: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<t.Mixed>(...leaves),
    tie('codec').map((of) => nullable(of)),
    tie('codec').map((item) => arrayOf(item)),
    tie('codec').map((item) => t.array(item)),
    tie('codec').map((value) => dictionary(value, 'Dictionary')),
    tie('codec').map((of) => secret(of)),
    fc
      .tuple(
        fc.constantFrom('Thing', 'string', 'a'),
        fc.dictionary(fc.constantFrom(...names), tie('codec'), { maxKeys: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('codec'), { maxKeys: 3 }),
      )
      .map(([name, required, optional]) =>
        entity(name, required, Object.fromEntries(Object.entries(optional).filter(([each]) => !(each in required)))),
      ),
  ),
}))

const typed = codec.chain((codec) =>
  arbitrary(codec).map((value) =>
    Object.assign({ codec, value }, { [fc.toStringMethod]: () => `${codec.name} ${fc.stringify(value)}` }),
  ),
)

it('JSON reads back any value of any codec', () => {
  fc.assert(
    fc.property(typed, ({ codec, value }) => {
      const back = E.chainW(json.read(codec))(json.write(codec)(value))
      return E.isRight(back) && isDeepStrictEqual(back.right, JSON.parse(JSON.stringify(value)))
    }),
    { numRuns },
  )
})

it.each<MediaType>([xml, form])('what $names writes of any codec, it reads, accepts and writes again', (mediaType) => {
  let written = 0
  fc.assert(
    fc.property(typed, ({ codec, value }) => {
      const text = mediaType.write(codec)(value)
      if (E.isLeft(text)) return true // a value that it documents that it cannot carry
      written++
      const back = mediaType.read(codec)(text.right)
      // A form has no null, so an entity that needs one is not accepted.
      const isAccepted = E.isRight(back) && (mediaType === form || codec.is(back.right))
      return isAccepted && isDeepStrictEqual(mediaType.write(codec)(back.right), text)
    }),
    { numRuns },
  )
  expect(written).toBeGreaterThan(numRuns / 20)
})
