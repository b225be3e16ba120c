/**
 * The query of a request, written and read. It is written with the documented names, and read like a form: by the codec of
 * the parameters, which decides which text is a number.
 */
import { either as E, type eq, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { caseless } from './caseless.js'
import { unreadable } from './media-types/failure.js'
import { readText } from './media-types/form.js'
import type { ReadFailure, WriteFailure } from './media-types/MediaType.js'
import { leafText } from './media-types/typedText.js'
import { below, unwritable } from './media-types/Written.js'

const writePair = (name: string, value: unknown): E.Either<WriteFailure, string> =>
  F.pipe(
    O.fromNullable(leafText(value)),
    O.match(() => E.left(unwritable(`a query cannot carry what is ${typeof value}`)), encodePair(name)),
    E.mapLeft((failure) => below(name, failure)),
  )

const encodePair = (name: string) => (text: string) =>
  E.tryCatch(
    () => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`,
    () => unwritable('a query cannot carry half a surrogate pair'),
  )

/**
 * Writes the properties of a value that travel in the query, in the order of their names: `?eMailAccountId=270`. A
 * property that is absent or `null` is left out, and without any property there is no question mark.
 *
 * @category queries
 */
export const writeQuery =
  (names: ReadonlyArray<string>) =>
  (value: unknown): E.Either<WriteFailure, string> =>
    names
      .map((name): readonly [string, unknown] => [name, Reflect.get(Object(value), name)])
      .filter(([, property]) => property !== undefined && property !== null)
      .reduce(
        (query, [name, property]) =>
          F.pipe(
            query,
            E.chain((text) =>
              F.pipe(
                writePair(name, property),
                E.map((pair) => `${text}${text === '' ? '?' : '&'}${pair}`),
              ),
            ),
          ),
        E.right<WriteFailure, string>(''),
      )

/** A parameter of the answer, not of an operation: a text, whatever the operation takes. */
const select = '$select'

type Parameter = readonly [name: string, value: string]
type Read = (query: string) => E.Either<ReadFailure, Readonly<Record<string, unknown>>>

const readAll =
  (codec: t.Any): Read =>
  (query) =>
    F.pipe(query.replace(/^\?/, ''), readText(codec), E.map(recordOf))

const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (t.UnknownRecord.is(value) ? value : {})

/** The parameters that have one of the names, under that name. */
const named =
  (names: ReadonlyArray<string>, sameName: eq.Eq<string>) =>
  (query: string): ReadonlyArray<Parameter> =>
    [...new URLSearchParams(query)].flatMap(([written, value]) =>
      names.filter((name) => sameName.equals(name, written)).map((name): Parameter => [name, value]),
    )

/** A position in the form that is made of them would be none in the query. */
const readParameters =
  (codec: t.Any) =>
  (parameters: ReadonlyArray<Parameter>): ReturnType<Read> =>
    parameters.length === 0
      ? E.right({})
      : F.pipe(
          String(new URLSearchParams(parameters.map(([name, value]) => [name, value]))),
          readAll(codec),
          E.mapLeft(({ reason }) => unreadable(reason)),
        )

/**
 * Reads a query, with or without its question mark, into a value that is ready for the codec. Where names are given, other
 * parameters are ignored; names are compared without case unless `sameName` is stricter. A name that is repeated is a list
 * where the codec has one, and a failure elsewhere. `$select` is a text even where the codec does not have it; of several,
 * the last one counts.
 *
 * @category queries
 */
export const readQuery = (codec: t.Any, names?: ReadonlyArray<string>, sameName: eq.Eq<string> = caseless): Read =>
  names === undefined
    ? readAll(codec)
    : (query) => {
        const all = named(names, sameName)(query)
        return F.pipe(
          all.filter(([name]) => name !== select),
          readParameters(codec),
          E.map((value) => ({ ...value, ...Object.fromEntries(all.filter(([name]) => name === select)) })),
        )
      }
