/** A description of an API, Swagger 2.0 or OpenAPI 3, as far as all of it needs to be known. */
import { either as E, function as F, option as O, readonlyArray as RA, readonlyRecord as RR } from 'fp-ts'
import * as t from 'io-ts'

/** A description that was read: its dialect, its document and where its paths begin. */
export interface Description {
  /** Swagger 2.0 writes bodies among the parameters, and the types of parameters without a schema. */
  readonly dialect: 'Swagger 2' | 'OpenAPI 3'
  /** The whole document: what a `$ref` points into. */
  readonly document: Values
  /** What stands in front of each path, without the host. */
  readonly base: string
  readonly paths: Values
}

export type Values = Readonly<Record<string, unknown>>

const Swagger = t.intersection([
  t.type({ swagger: t.literal('2.0'), paths: t.UnknownRecord }),
  t.partial({ basePath: t.string }),
])

const OpenApi = t.intersection([
  t.type({ openapi: t.string, paths: t.UnknownRecord }),
  t.partial({ servers: t.array(t.type({ url: t.string })) }),
])

/** The end of a base path, which may be as long as the document. */
const baseOf = (path: string): string => (path.endsWith('/') ? path.slice(0, -1) : path).slice(-200)

/** The path of a server's address, which may be relative and may hold `{variables}`. */
const pathOfServer = (url: string): string => baseOf(url.replace(/^[^/]*\/\/[^/]*/, ''))

const fromSwagger = (document: Values) => (u: t.TypeOf<typeof Swagger>) =>
  ({ dialect: 'Swagger 2', document, base: baseOf(u.basePath ?? ''), paths: u.paths }) as const

const fromOpenApi = (document: Values) => (u: t.TypeOf<typeof OpenApi>) =>
  ({
    dialect: 'OpenAPI 3',
    document,
    base: pathOfServer(u.servers?.[0]?.url ?? ''),
    paths: u.paths,
  }) as const

/**
 * Reads a JSON value as a description; a Left is the reason why it is none. What stands under each path is read where
 * it is compared, so an operation that is not ours may hold anything.
 *
 * @category drift
 */
export const decodeDescription = (u: unknown): E.Either<string, Description> =>
  F.pipe(
    t.UnknownRecord.decode(u),
    E.mapLeft(() => 'it is no JSON object'),
    E.chain(
      (document): E.Either<string, Description> =>
        F.pipe(
          Swagger.decode(document),
          E.map(fromSwagger(document)),
          E.altW(() =>
            F.pipe(
              OpenApi.decode(document),
              E.filterOrElseW(
                ({ openapi }) => /^3\.\d/.test(openapi),
                () => undefined,
              ),
              E.map(fromOpenApi(document)),
            ),
          ),
          E.mapLeft(() => 'it is no description in Swagger 2.0 or OpenAPI 3 with paths'),
        ),
    ),
  )

/** The longest `$ref` that is followed, and how many of them in a row. */
const longest = { reference: 1000, chain: 20 }

const segment = (text: string): string =>
  F.pipe(
    E.tryCatch(() => decodeURIComponent(text), F.constVoid),
    E.getOrElse(() => text),
    (decoded) => decoded.replaceAll('~1', '/').replaceAll('~0', '~'),
  )

/** What a `$ref` points to; a Left where that is not in the same document. */
export const lookUp =
  ({ document }: Description) =>
  (reference: string): E.Either<string, unknown> =>
    reference.length > longest.reference || !reference.startsWith('#/')
      ? E.left(`a $ref out of the document: ${reference.slice(0, 60)}`)
      : F.pipe(
          reference.slice(2).split('/'),
          RA.reduce(O.some<unknown>(document), (found, each) =>
            F.pipe(
              found,
              O.filter(t.UnknownRecord.is),
              O.chain((values) => RR.lookup(segment(each), values)),
            ),
          ),
          E.fromOption(() => `a $ref to nothing: ${reference.slice(0, 60)}`),
        )

const Reference = t.type({ $ref: t.string })

/** The value itself, where a `$ref` may stand for it. */
export const follow =
  (description: Description) =>
  (u: unknown, hops: number = longest.chain): E.Either<string, unknown> => {
    if (!Reference.is(u)) return E.right(u)
    return hops === 0
      ? E.left('a $ref that leads to no end')
      : F.pipe(
          lookUp(description)(u.$ref),
          E.chain((found) => follow(description)(found, hops - 1)),
        )
  }
