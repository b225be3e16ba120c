/** Whether the response of an interaction shows what a server does with a part of its request, found by replaying it at our stub. */
import { makeStub } from '@so-email/provider-stub'
import type { PactInteraction } from '@so-email/verifier'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { stubOptions } from '../providers/stubOptions.js'
import { textOf } from './exchange.js'

type Request = PactInteraction['request']
type Members = Readonly<Record<string, unknown>>

const Encoded = t.type({ content: t.string, encoded: t.literal('base64') })

/** What a body has: JSON as a value. A bare `null` is the only one that pact encodes. */
export const contentOf = (body: unknown): unknown => {
  if (Encoded.is(body)) return JSON.parse(atob(body.content))
  return t.UnknownRecord.is(body) ? body['content'] : undefined
}

const isNamed = (name: string) => (each: string) => each.toLowerCase() === name.toLowerCase()

/** The response of our stub. A state that it does not know has no parameters that matter. */
const responseTo = async (
  { method, path, query = {}, headers = {}, body }: Request,
  { providerStates = [] }: PactInteraction,
): Promise<string | null> => {
  const stub = makeStub(stubOptions)
  for (const { name, params } of providerStates) stub.states.enterUnknown(name, params ?? {})
  const url = new URL(path, 'https://crm.example.test')
  for (const [name, values] of Object.entries(query)) url.searchParams.set(name, String(values))
  const request = {
    method,
    url: url.href,
    headers: Object.entries(headers).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
    body: new TextEncoder().encode(body === undefined ? '' : JSON.stringify(contentOf(body))),
  }
  const answered = await stub.answer(request, { signal: new AbortController().signal, maxResponseBytes: 100_000 })()
  return E.isRight(answered) ? `${answered.right.status} ${textOf(answered.right)}` : null
}

const changesWith = async (interaction: PactInteraction, request: Request): Promise<boolean> =>
  (await responseTo(interaction.request, interaction)) !== (await responseTo(request, interaction))

/** The headers that convert what a response has. */
const converting = ['Accept-Language', 'SO-Language', 'SO-TimeZone']

/** Whether a server that ignores the header breaks the interaction, where the header converts the response. */
export const isShown = async (interaction: PactInteraction, name: string): Promise<boolean> => {
  const headers = Object.entries(interaction.request.headers ?? {}).filter(([each]) => !isNamed(name)(each))
  return (
    !converting.includes(name) ||
    changesWith(interaction, { ...interaction.request, headers: Object.fromEntries(headers) })
  )
}

const inputsOf = ({ query, body }: Request, isQuery: boolean): Members => Object(isQuery ? query : contentOf(body))

const someOf = async <A>(values: ReadonlyArray<A>, holds: (value: A) => Promise<boolean>): Promise<boolean> => {
  for (const value of values) if (await holds(value)) return true
  return false
}

const inputOf = (request: Request, isQuery: boolean, name: string): ReadonlyArray<readonly [string, unknown]> =>
  Object.entries(inputsOf(request, isQuery)).filter(([each]) => isNamed(name)(each))

const withInputs = (request: Request, isQuery: boolean, inputs: Members): Request =>
  isQuery
    ? { ...request, query: { ...request.query, ...inputs } }
    : { ...request, body: { ...Object(request.body), content: { ...inputsOf(request, false), ...inputs } } }

/**
 * The interactions with an input, if a server breaks one of them that takes the same value for it whatever the request has: each
 * of the values that the interactions have.
 */
export const showingInput = async (
  interactions: ReadonlyArray<PactInteraction>,
  name: string,
  isQuery: boolean,
): Promise<ReadonlyArray<PactInteraction>> => {
  const having = interactions.filter(({ request }) => inputOf(request, isQuery, name).length > 0)
  const inputs = having.flatMap(({ request }) => inputOf(request, isQuery, name).map((input) => JSON.stringify(input)))
  const isUnnoticed = await someOf([...new Set(inputs)], async (input) => {
    const same = Object.fromEntries([JSON.parse(input)])
    return !(await someOf(having, (each) => changesWith(each, withInputs(each.request, isQuery, same))))
  })
  return isUnnoticed ? [] : having
}
