/** The JSON of a response. Its size, its depth and its compression are bounded. */
import { type HttpResponse, json } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import { contentOf } from './contentOf.js'

/** Whatever its status and its content type are. */
export const jsonOf = (response: HttpResponse): E.Either<string, unknown> =>
  F.pipe(
    contentOf(response),
    E.chain(
      F.flow(
        json.read(t.unknown),
        E.mapLeft(({ reason }) => `it cannot be read: ${reason}`),
      ),
    ),
  )
