/** The options of `pnpm start`: the media types of the exchange. */
import { parseArgs } from 'node:util'
import { findMediaType, form, json, jsonPatch, type MediaType, mergePatch, xml } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'

export interface Options {
  /** The media type of the requests. */
  readonly contentType: MediaType
  /** The media type of the responses. */
  readonly accept: MediaType
}

/** The media types of responses that the page lists. */
const responseTypes: ReadonlyArray<MediaType> = [json, xml, jsonPatch, mergePatch]

/** The media types of requests: the same, and a form. */
export const requestTypes: ReadonlyArray<MediaType> = [...responseTypes, form]

const oneOf = (option: string, offers: ReadonlyArray<MediaType>, name: string): E.Either<string, MediaType> =>
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

/** Parses a command line; a Left says what is wrong with it. */
export const readOptions = (args: ReadonlyArray<string>): E.Either<string, Options> =>
  F.pipe(
    parse(args),
    E.chain((values) =>
      F.pipe(
        E.Do,
        E.bind('contentType', () => oneOf('--content-type', requestTypes, values['content-type'])),
        E.bind('accept', () => oneOf('--accept', responseTypes, values.accept)),
      ),
    ),
  )
