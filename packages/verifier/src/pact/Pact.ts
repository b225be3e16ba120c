/** A pact, with the properties that a verification needs; the others stay as they are. */
import { escapeUnprintable } from '@so-email/codecs'
import { type HttpHeaders, json, type Position } from '@so-email/wire'
import { either as E, function as F, option as O, readonlyArray as RA } from 'fp-ts'
import * as t from 'io-ts'
import { boundedFile } from '../boundedFile.js'
import { decode } from '../decode.js'

/** A codec with one error for a value, which may hold a million of them. */
const checked = <A>(name: string, is: t.Is<A>): t.Type<A> =>
  new t.Type(name, is, (value, context) => (is(value) ? t.success(value) : t.failure(value, context)), F.identity)

const atOnce = <A>({ name, is }: t.Type<A>): t.Type<A> => checked(name, is)

const Headers = atOnce(t.record(t.string, t.array(t.string)))

const State = t.intersection([t.type({ name: t.string }), t.partial({ params: t.UnknownRecord })])

/** Where the engine cannot send a method, a path or a query, it silently sends another one. */
const written = (name: string, pattern: RegExp) =>
  checked(name, (value): value is string => t.string.is(value) && pattern.test(value))
const Method = written('a method', /^[\w!#$%&'*+.^`|~-]+$/)
/** Without a fragment, and with no segments that a URL leaves out: `.`, `..`, and an empty one in front. */
const Path = written('a path', /^(?!\/\/)(?:\/(?!(?:\.|%2e){1,2}(?:[/?]|$))[^\p{C}\s#?/\\]*)+(?:\?[^\p{C}\s#]*)?$/iu)

const Texts = t.record(t.string, t.union([t.string, t.array(t.string)]))
const Query = checked('lists of texts', (value): value is { [name: string]: unknown } => Texts.is(value))

const PactInteraction = t.intersection([
  t.type({
    description: t.string,
    request: t.intersection([
      t.type({ method: Method, path: Path }),
      t.partial({ headers: Headers, query: Query, body: t.unknown }),
    ]),
    response: t.intersection([t.type({ status: t.number }), t.partial({ headers: Headers, body: t.unknown })]),
  }),
  t.partial({ providerStates: atOnce(t.array(State)), comments: t.unknown }),
])
/** One interaction of a pact: a request in some provider states, and its response. */
export type PactInteraction = t.TypeOf<typeof PactInteraction>

const participants = { consumer: t.type({ name: t.string }), provider: t.type({ name: t.string }) }

const Pact = t.type({ ...participants, interactions: t.array(PactInteraction) })
/** A pact between a consumer and a provider. */
export type Pact = t.TypeOf<typeof Pact>

/** Everything but the contents of the interactions. */
const Outline = t.intersection([
  t.type({ ...participants, interactions: t.array(t.unknown) }),
  t.partial({ metadata: t.UnknownRecord }),
])

/** More than any pact has. */
const maxInteractions = 5_000

/** Decodes one interaction after the other, up to the first that is wrong: a list may hold a million of those. */
const decodeInteractions = (interactions: ReadonlyArray<unknown>): E.Either<string, ReadonlyArray<PactInteraction>> =>
  F.pipe(
    interactions,
    E.traverseReadonlyArrayWithIndex((index, interaction) =>
      F.pipe(
        decode(PactInteraction)(interaction),
        E.mapLeft((reason) => `interaction ${index}: ${reason}`),
      ),
    ),
  )

const isRecord = t.UnknownRecord.is

const isBase64 = written('base64', /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/).is

const isInBase64 = (body: Readonly<Record<string, unknown>>): boolean =>
  body['encoded'] === true || /^base64$/i.test(String(body['encoded']))

/**
 * Why the engine would send or compare another body than the one that is written; `null` where it does not. In version 4 it takes
 * an object without `content` for no body, and what is no base64 for a text.
 */
const lostBody = (body: unknown): string | null => {
  if (!isRecord(body)) return null
  if (!Object.hasOwn(body, 'content')) return 'in version 4 a body has its content'
  return isInBase64(body) && !isBase64(body['content']) ? 'a body that is encoded in base64 is not' : null
}

const withContents =
  (metadata: unknown) =>
  (interactions: ReadonlyArray<PactInteraction>): E.Either<string, ReadonlyArray<PactInteraction>> =>
    /^4/.test(String(Object(Object(metadata).pactSpecification).version))
      ? F.pipe(
          interactions,
          E.traverseReadonlyArrayWithIndex((index, interaction) =>
            F.pipe(lostBody(interaction.request.body) ?? lostBody(interaction.response.body), (reason) =>
              reason === null ? E.right(interaction) : E.left(`interaction ${index}: ${reason}`),
            ),
          ),
        )
      : E.right(interactions)

/** A text that two equal values have in common, whatever the order of their properties. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_name, member: unknown) =>
    isRecord(member) ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1))) : member,
  )

/**
 * Refuses a pact in which two interactions have the same description and the same states. Nothing else distinguishes
 * interactions, so its results would be ambiguous.
 */
export const unambiguous = (pact: Pact): E.Either<string, Pact> => {
  const seen = new Set<string>()
  return F.pipe(
    pact.interactions,
    RA.findFirst(({ description, providerStates = [] }) => {
      const identity = textOf([description, providerStates.map(({ name, params = {} }) => [name, params])])
      return seen.size === seen.add(identity).size
    }),
    E.fromOption(() => pact),
    E.swap,
    E.mapLeft(({ description }) => `two interactions have the description "${description}" and the same states`),
  )
}

const decodePact = (json: unknown): E.Either<string, Pact> =>
  F.pipe(
    decode(Outline)(json),
    E.filterOrElse(
      ({ interactions }) => interactions.length <= maxInteractions,
      () => `it has more than ${maxInteractions} interactions`,
    ),
    E.filterOrElse(
      ({ metadata }) => metadata?.['plugins'] === undefined,
      () => 'it needs plugins, which are programs',
    ),
    E.bindTo('outline'),
    E.bind('interactions', ({ outline }) =>
      F.pipe(decodeInteractions(outline.interactions), E.chain(withContents(outline.metadata))),
    ),
    E.map(({ outline, interactions }): Pact => ({ ...outline, interactions: [...interactions] })),
    E.chain(unambiguous),
  )

/** 8 MiB: more than any pact has. */
const maxBytes = 8 * 1024 * 1024

const at = ({ line, column }: Position): string => `line ${line}, column ${column}: `

/** Reads a pact file. Its size, its depth and the number of its interactions are bounded. */
export const readPact = (file: string): E.Either<string, Pact> =>
  F.pipe(
    boundedFile(file, maxBytes)(),
    E.mapLeft((reason) => `${escapeUnprintable(file)} cannot be read: ${reason}`),
    E.chain(
      F.flow(
        (bytes) => json.read(t.unknown, { maxBytes })(bytes),
        E.mapLeft(({ reason, position }) => `${O.match(() => '', at)(position)}${reason}`),
        E.chain(decodePact),
        E.mapLeft((reason) => `${escapeUnprintable(file)} is not a pact: ${reason}`),
      ),
    ),
  )

/** The same pact with only some of its interactions. */
export const only = (pact: Pact, wanted: (interaction: PactInteraction) => boolean): Pact => ({
  ...pact,
  interactions: pact.interactions.filter(wanted),
})

/** The names of the states that an interaction needs. */
export const statesOf = ({ providerStates = [] }: PactInteraction): ReadonlyArray<string> =>
  providerStates.map(({ name }) => name)

/** The header fields of a message of a pact. */
export const headersOf = ({
  headers = {},
}: {
  readonly headers?: Readonly<Record<string, ReadonlyArray<string>>>
}): HttpHeaders => Object.entries(headers).flatMap(([name, values]) => values.map((value) => [name, value] as const))

/** Reads a pact that is a value already, such as one of a broker, within the bounds of a pact file. */
export const pactFrom = (value: unknown): E.Either<string, Pact> =>
  F.pipe(
    decodePact(value),
    E.mapLeft((reason) => `it is not a pact: ${reason}`),
  )
