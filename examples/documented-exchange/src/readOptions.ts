/** What `pnpm start` is told: in which media types the exchange runs. */
import { parseArgs } from 'node:util'
import { findMediaType, form, json, jsonPatch, type MediaType, mergePatch, xml } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'

export interface Options {
  /** Of the requests. */
  readonly contentType: MediaType
  /** Of the answers. */
  readonly accept: MediaType
}

/** What an answer may be written in, as the page lists it. */
const answers: ReadonlyArray<MediaType> = [json, xml, jsonPatch, mergePatch]

/** What a request may be written in: the same and a form. */
export const mediaTypes: ReadonlyArray<MediaType> = [...answers, form]

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

/** The options of a command line, or what is wrong with it. */
export const readOptions = (args: ReadonlyArray<string>): E.Either<string, Options> =>
  F.pipe(
    parse(args),
    E.chain((values) =>
      F.pipe(
        E.Do,
        E.bind('contentType', () => oneOf('--content-type', mediaTypes, values['content-type'])),
        E.bind('accept', () => oneOf('--accept', answers, values.accept)),
      ),
    ),
  )
