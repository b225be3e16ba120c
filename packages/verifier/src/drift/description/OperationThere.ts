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

export interface OperationThere {
  readonly parameters: ReadonlyArray<ParameterThere>
  /** The schema of the body. */
  readonly body: O.Option<unknown>
  /** The schemas of the bodies of successful answers, by status. */
  readonly answers: Readonly<Record<string, O.Option<unknown>>>
}

const Parameter = t.intersection([
  t.type({ name: t.string, in: t.string }),
  t.partial({ required: t.boolean, schema: t.unknown, content: t.UnknownRecord }),
])

const Content = t.partial({ content: t.UnknownRecord })
const Schematic = t.partial({ schema: t.unknown })

const PathItem = t.partial({ parameters: t.array(t.unknown) })
const Operation = t.intersection([
  t.type({ responses: t.UnknownRecord }),
  t.partial({ parameters: t.array(t.unknown), requestBody: t.unknown }),
])

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

const bodySchema =
  ({ dialect }: Description) =>
  (u: unknown): E.Either<string, O.Option<unknown>> =>
    dialect === 'Swagger 2'
      ? F.pipe(
          u,
          decode(Schematic, 'a response of no known form'),
          E.map(({ schema }) => O.fromNullable(schema)),
        )
      : F.pipe(
          u,
          decode(Content, 'a body of no known form'),
          E.chain(({ content }) => schemaIn(content)),
        )

const answers = (description: Description, responses: Values) =>
  F.pipe(
    responses,
    RR.filterWithIndex((status) => status.startsWith('2')),
    RR.traverse(E.Applicative)(F.flow(follow(description), E.chain(bodySchema(description)))),
  )

const requestBody = (description: Description, body: unknown): E.Either<string, O.Option<unknown>> =>
  body === undefined ? E.right(O.none) : F.pipe(follow(description)(body), E.chain(bodySchema(description)))

/** A parameter of the operation stands for one of the path of the same name and place. */
const merged = (ofPath: ReadonlyArray<ParameterThere>, own: ReadonlyArray<ParameterThere>) => [
  ...new Map([...ofPath, ...own].map((each) => [`${each.in} ${each.name}`, each])).values(),
]

/** Reads an operation; the Left names what is not understood. */
export const readOperation = (
  description: Description,
  pathItem: unknown,
  operation: unknown,
): E.Either<string, OperationThere> =>
  F.pipe(
    E.Do,
    E.apS('path', decode(PathItem, 'a path of no known form')(pathItem)),
    E.apS('written', decode(Operation, 'an operation of no known form')(operation)),
    E.bind('ofPath', ({ path }) => E.traverseArray(parameter(description))(path.parameters ?? [])),
    E.bind('own', ({ written }) => E.traverseArray(parameter(description))(written.parameters ?? [])),
    E.bind('answers', ({ written }) => answers(description, written.responses)),
    E.bind('requested', ({ written }) => requestBody(description, written.requestBody)),
    E.map(({ ofPath, own, answers, requested }) => {
      const { left: parameters, right: bodies } = F.pipe(
        merged(ofPath, own),
        RA.partition((each) => description.dialect === 'Swagger 2' && each.in === 'body'),
      )
      const written = F.pipe(
        RA.head(bodies),
        O.map(({ schema }) => schema),
      )
      return { parameters: [...parameters, ...bodies.slice(1)], body: O.alt(() => requested)(written), answers }
    }),
  )
