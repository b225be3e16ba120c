/** The options of `pnpm start`: the media types of the exchange. */
import { parseArgs } from 'node:util'
import {
  type AnswerMediaType,
  answerMediaTypes,
  findMediaType,
  type MediaType,
  type RequestMediaType,
  requestMediaTypes,
} from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'

export interface Options {
  /** The media type of the requests. */
  readonly contentType: RequestMediaType
  /** The media type of the responses. */
  readonly accept: AnswerMediaType
}

const oneOf = <M extends MediaType>(option: string, offers: ReadonlyArray<M>, name: string): E.Either<string, M> =>
  F.pipe(
    findMediaType(offers)(name),
    O.map(({ mediaType }) => mediaType),
    E.fromOption(() => `${option} is one of: ${offers.flatMap(({ names }) => [...names]).join(', ')}`),
  )

const parse = (args: ReadonlyArray<string>) =>
  E.tryCatch(
    () =>
      parseArgs({
        args: [...args],
        options: {
          'content-type': { type: 'string', default: 'application/json' },
          accept: { type: 'string', default: 'application/json' },
        },
      }).values,
    () => 'usage: pnpm start [--content-type application/xml] [--accept text/xml]',
  )

/** Parses a command line; a Left is the mistake in it. */
export const readOptions = (args: ReadonlyArray<string>): E.Either<string, Options> =>
  F.pipe(
    parse(args),
    E.chain((values) =>
      F.pipe(
        E.Do,
        E.bind('contentType', () => oneOf('--content-type', requestMediaTypes, values['content-type'])),
        E.bind('accept', () => oneOf('--accept', answerMediaTypes, values.accept)),
      ),
    ),
  )
