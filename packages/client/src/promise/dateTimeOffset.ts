import { DateTimeOffset, drawFailure } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'

/**
 * A date-time, as for `LastFetch`, of a text such as `2026-11-22T12:00:00.1234567+01:00`, which it keeps as it is.
 * Throws a `RangeError` for any other text.
 */
export const dateTimeOffset = (text: string): DateTimeOffset =>
  F.pipe(
    DateTimeOffset.decode(text),
    E.getOrElse((errors): DateTimeOffset => {
      throw new RangeError(drawFailure(errors).join('; '))
    }),
  )
