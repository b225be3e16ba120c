import fc from 'fast-check'
import { either as E, option as O } from 'fp-ts'
import { expect, it } from 'vitest'
import { chainEither, chainOption } from '../../src/performance/chain.js'

const half = (n: number) => (n % 2 === 0 ? E.right(n / 2) : E.left('odd'))

it('chains as E.chain and O.chain do', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat().map(E.right), fc.string().map(E.left)), (either: E.Either<string, number>) => {
      expect(chainEither(half)(either)).toEqual(E.chain(half)(either))
      expect(chainOption((n: number) => O.fromEither(half(n)))(O.fromEither(either))).toEqual(
        O.chain((n: number) => O.fromEither(half(n)))(O.fromEither(either)),
      )
    }),
  )
})
