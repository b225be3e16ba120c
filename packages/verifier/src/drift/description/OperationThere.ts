/** An operation as a description has it, in one form for both dialects. Its schemas stay as they came. */
import { either as E, function as F, option as O, readonlyArray as RA, readonlyRecord as RR } from 'fp-ts'
import * as t from 'io-ts'
import { type Description, follow, type Values } from './Description.js'

export interface ParameterThere {
  readonly name: string
  /** `query`, `header`, `path`, `cookie` or `formData`. */
  readonly in: string
  readonly isRequired: boolean
  readonly schema: unknown
}

export interface BodyThere {
  readonly schema: unknown
  /** As they are written; none where the description does not mention them. */
  readonly mediaTypes: O.Option<ReadonlyArray<string>>
}

export interface OperationThere {
  readonly isDeprecated: boolean
  readonly parameters: ReadonlyArray<ParameterThere>
  readonly body: O.Option<BodyThere>
  /** The bodies of successful answers, by status. */
  readonly answers: Readonly<Record<string, O.Option<BodyThere>>>
}

const Parameter = t.intersection([
  t.type({ name: t.string, in: t.string }),
  t.partial({ required: t.boolean, schema: t.unknown, content: t.UnknownRecord }),
])

const Content = t.partial({ content: t.UnknownRecord })
const Schematic = t.partial({ schema: t.unknown })

const PathItem = t.partial({ parameters: t.array(t.unknown) })
const MediaTypes = t.partial({ consumes: t.array(t.string), produces: t.array(t.string) })
const Operation = t.intersection([
  t.type({ responses: t.UnknownRecord }),
  t.partial({ parameters: t.array(t.unknown), requestBody: t.unknown, deprecated: t.boolean }),
  MediaTypes,
])
type Operation = t.TypeOf<typeof Operation>

const decode =
  <A>(codec: t.Type<A>, construct: string) =>
  (u: unknown): E.Either<string, A> =>
    F.pipe(
      codec.decode(u),
      E.mapLeft(() => construct),
    )

/** The schema of the JSON among media types, or of the first of them. */
const schemaIn = (content: Values | undefined): E.Either<string, O.Option<unknown>> =>
  F.pipe(
    Object.entries(content ?? {}),
    (each) => each.find(([name]) => /\bjson\b/i.test(name)) ?? each[0],
    O.fromNullable,
    O.traverse(E.Applicative)(([, media]) =>
      F.pipe(
        media,
        decode(Schematic, 'a media type of no known form'),
        E.map(({ schema }): unknown => schema ?? {}),
      ),
    ),
  )

/** What belongs to a parameter rather than to the type of it. */
const ofParameter = ['name', 'in', 'required', 'allowEmptyValue', 'collectionFormat']

const parameter =
  (description: Description) =>
  (u: unknown): E.Either<string, ParameterThere> =>
    F.pipe(
      follow(description)(u),
      E.chain(decode(Parameter, 'a parameter of no known form')),
      E.bindTo('written'),
      E.bind('inContent', ({ written }) => schemaIn(written.content)),
      E.map(({ written, inContent }) => ({
        name: written.name,
        in: written.in,
        isRequired: written.required ?? false,
        schema:
          description.dialect === 'Swagger 2' && written.schema === undefined
            ? Object.fromEntries(Object.entries(written).filter(([name]) => !ofParameter.includes(name)))
            : (written.schema ?? O.toUndefined(inContent) ?? {}),
      })),
    )

/** The media types of a Swagger, where an operation may have others than the document. */
const mediaTypesOf = (
  { document }: Description,
  operation: Operation,
  name: 'consumes' | 'produces',
): O.Option<ReadonlyArray<string>> =>
  O.fromNullable(operation[name] ?? (MediaTypes.is(document) ? document[name] : undefined))

/** `mediaTypes` are those of a Swagger; an OpenAPI has them in each body. */
const bodyIn =
  ({ dialect }: Description, mediaTypes: O.Option<ReadonlyArray<string>>) =>
  (u: unknown): E.Either<string, O.Option<BodyThere>> =>
    dialect === 'Swagger 2'
      ? F.pipe(
          u,
          decode(Schematic, 'a response of no known form'),
          E.map(({ schema }) => O.fromNullable(schema)),
          E.map(O.map((schema) => ({ schema, mediaTypes }))),
        )
      : F.pipe(
          u,
          decode(Content, 'a body of no known form'),
          E.bind('schema', ({ content }) => schemaIn(content)),
          E.map(({ content, schema: found }) =>
            F.pipe(
              found,
              O.map((schema) => ({ schema, mediaTypes: O.some(Object.keys(content ?? {})) })),
            ),
          ),
        )

const answersOf = (description: Description, operation: Operation) =>
  F.pipe(
    operation.responses,
    RR.filterWithIndex((status) => status.startsWith('2')),
    RR.traverse(E.Applicative)(
      F.flow(follow(description), E.chain(bodyIn(description, mediaTypesOf(description, operation, 'produces')))),
    ),
  )

const requestBody = (
  description: Description,
  { requestBody: body }: Operation,
): E.Either<string, O.Option<BodyThere>> =>
  body === undefined ? E.right(O.none) : F.pipe(follow(description)(body), E.chain(bodyIn(description, O.none)))

/** A parameter of the operation stands for one of the path of the same name and place. */
const merged = (ofPath: ReadonlyArray<ParameterThere>, own: ReadonlyArray<ParameterThere>) => [
  ...new Map([...ofPath, ...own].map((each) => [`${each.in} ${each.name}`, each])).values(),
]

/** Reads an operation; the Left names what is not understood. */
export const readOperation = (
  description: Description,
  pathItem: unknown,
  post: unknown,
): E.Either<string, OperationThere> =>
  F.pipe(
    E.Do,
    E.apS('path', decode(PathItem, 'a path of no known form')(pathItem)),
    E.apS('operation', decode(Operation, 'an operation of no known form')(post)),
    E.bind('ofPath', ({ path }) => E.traverseArray(parameter(description))(path.parameters ?? [])),
    E.bind('own', ({ operation: { parameters } }) => E.traverseArray(parameter(description))(parameters ?? [])),
    E.bind('answers', ({ operation }) => answersOf(description, operation)),
    E.bind('requested', ({ operation }) => requestBody(description, operation)),
    E.map(({ ofPath, own, answers, requested, operation }) => {
      const { left: parameters, right: bodies } = F.pipe(
        merged(ofPath, own),
        RA.partition((each) => description.dialect === 'Swagger 2' && each.in === 'body'),
      )
      const written = F.pipe(
        RA.head(bodies),
        O.map(({ schema }) => ({ schema, mediaTypes: mediaTypesOf(description, operation, 'consumes') })),
      )
      return {
        isDeprecated: operation.deprecated ?? false,
        parameters: [...parameters, ...bodies.slice(1)],
        body: O.alt(() => requested)(written),
        answers,
      }
    }),
  )
