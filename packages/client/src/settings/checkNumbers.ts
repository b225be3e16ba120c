import type { DecodeFailure } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import type { Settings } from './Settings.js'
import { unsendable } from './unsendable.js'

export type Numbers = Pick<Settings, 'timeout' | 'maxResponseBytes' | 'retry'>

/** A Left names the first that is no amount: `NaN` is neither less nor more than any limit, so it would be none. */
export const checkNumbers = ({ timeout, maxResponseBytes, retry }: Numbers): E.Either<DecodeFailure, unknown> => {
  const wrong = Object.entries({ timeout, maxResponseBytes, ...retry }).find(
    ([, amount]) => !(typeof amount === 'number' && amount >= 0),
  )
  return wrong === undefined ? E.right(null) : unsendable('a number from 0', wrong[0])
}
