/** The exchange of an operation, as the builders of pact take it: for a contract of an operation that you describe yourself. */
import { type Operation, pathOf } from '@so-email/codecs'
import { contentTypeOf, json } from '@so-email/wire'
import * as t from 'io-ts'
import { entriesOf, matched } from './matched.js'

/** What a client sends with an operation, and what it needs in the response. */
export interface Sample<Input, Output> {
  readonly input: Input
  /** An example of the output: of each value the type is required. */
  readonly output: Output
  /** The properties at the root of the output whose value is required too. */
  readonly literal?: ReadonlyArray<string>
}

/** A request and a response with pact's matchers, for `withRequest` and `willRespondWith`. */
export interface Exchange {
  readonly request: {
    readonly method: 'POST'
    readonly path: string
    readonly query?: Readonly<Record<string, string>>
    readonly headers: Readonly<Record<string, string>>
    readonly body?: unknown
  }
  readonly response: {
    readonly status: number
    readonly headers?: Readonly<Record<string, ContentTypeMatcher>>
    readonly body?: unknown
  }
}

/** JSON, with any charset or none. */
export interface ContentTypeMatcher {
  readonly 'pact:matcher:type': 'regex'
  readonly regex: string
  readonly value: string
}

const jsonType = contentTypeOf(json)

const isJson: ContentTypeMatcher = {
  'pact:matcher:type': 'regex',
  regex: '^application/json(;.*)?$',
  value: jsonType,
}

const requestOf = <Input, Output>(operation: Operation<Input, Output>, input: Input): Exchange['request'] => {
  const { query, hasBody, complete } = operation.parameters
  const members = entriesOf(complete(input))
  const isInQuery = ([name]: readonly [string, unknown]): boolean => query.includes(name)
  const inQuery = members
    .filter(isInQuery)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => [name, String(value)])
  return {
    method: 'POST',
    path: pathOf(operation),
    ...(inQuery.length === 0 ? {} : { query: Object.fromEntries(inQuery) }),
    headers: { Accept: jsonType, ...(hasBody ? { 'Content-Type': jsonType } : {}) },
    ...(hasBody ? { body: Object.fromEntries(members.filter((member) => !isInQuery(member))) } : {}),
  }
}

const responseOf = <Input, Output>(
  { answer: { status, codec, encode } }: Operation<Input, Output>,
  { output, literal = [] }: Sample<Input, Output>,
): Exchange['response'] => {
  if (status === 204) return { status }
  const body = encode(output)
  const template = matched(codec)(body)
  const exact = entriesOf(body).filter(([name]) => literal.includes(name))
  return {
    status,
    headers: { 'Content-Type': isJson },
    body: t.UnknownRecord.is(template) ? { ...template, ...Object.fromEntries(exact) } : template,
  }
}

/**
 * The exchange of any operation, in JSON: the request that a client writes, and the response that it reads. The credentials
 * are yours to add.
 */
export const exchangeOf =
  <Input, Output>(operation: Operation<Input, Output>) =>
  (sample: Sample<Input, Output>): Exchange => ({
    request: requestOf(operation, sample.input),
    response: responseOf(operation, sample),
  })
