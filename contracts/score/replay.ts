/**
 * Whether an interaction shows what a server does with a part of its request: it is replayed at our stub without a header, or with
 * an input that another interaction has, and has to refuse the response.
 */
import { makeStub } from '@so-email/provider-stub'
import type { Pact, PactInteraction } from '@so-email/verifier'
import type { HttpHeaders, HttpResponse } from '@so-email/wire'
import { either as E, function as F, readonlyArray as RA } from 'fp-ts'
import * as t from 'io-ts'
import { accepted, type Responded } from '../agreement/accepted.js'
import { textIn } from '../providers/changes.js'
import { limits } from '../providers/limits.js'
import { stubOptions } from '../providers/stubOptions.js'
import { withValueAt } from './place.js'

type Interactions = ReadonlyArray<PactInteraction>
type Request = PactInteraction['request']
type Input = readonly [name: string, value: unknown]

const Encoded = t.type({ content: t.string, encoded: t.literal('base64') })

/** What a body has: JSON as a value. A bare `null` is the only one that pact encodes. */
export const contentOf = (body: unknown): unknown => {
  if (Encoded.is(body)) return JSON.parse(atob(body.content))
  return t.UnknownRecord.is(body) ? body['content'] : undefined
}

/** The header fields of a request. */
export const headersOf = ({ headers = {} }: Request): HttpHeaders =>
  Object.entries(headers).flatMap(([name, values]) => values.map((value) => [name, value] as const))

const isNamed = (name: string, each: string): boolean => each.toLowerCase() === name.toLowerCase()

const written = (content: unknown): string => (typeof content === 'string' ? content : (JSON.stringify(content) ?? ''))

/** One for all replays: from its reset to its response, everything is synchronous. */
const stub = makeStub(stubOptions)

/** The response of our stub, if it has one. A state that it does not know has no parameters that matter. */
const responseTo = async (
  request: Request,
  { providerStates = [] }: PactInteraction,
): Promise<ReadonlyArray<HttpResponse>> => {
  stub.reset()
  for (const { name, params } of providerStates) stub.states.enterUnknown(name, params ?? {})
  const url = new URL(request.path, 'https://crm.example.test')
  for (const [name, values] of Object.entries(request.query ?? {})) url.searchParams.set(name, String(values))
  const sent = {
    method: request.method,
    url: url.href,
    headers: headersOf(request),
    body: new TextEncoder().encode(written(contentOf(request.body))),
  }
  const answered = await stub.answer(sent, limits)()
  return E.isRight(answered) ? [answered.right] : []
}

const withoutHeader = (request: Request, name: string): Request => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers ?? {}).filter(([each]) => !isNamed(name, each))),
})

/** The properties of a body or a query with those inside of them, by their places. A text has none. */
const inputsIn = (value: unknown): ReadonlyArray<Input> =>
  t.UnknownRecord.is(value)
    ? Object.entries(value).flatMap(([name, member]) => [
        [name, member],
        ...inputsIn(member).map(([place, inner]): Input => [`${name}.${place}`, inner]),
      ])
    : []

const inputsOf = ({ query, body }: Request, isQuery: boolean): ReadonlyArray<Input> =>
  inputsIn(isQuery ? query : contentOf(body))

const withInput = (request: Request, isQuery: boolean, [name, value]: Input): Request =>
  isQuery
    ? { ...request, query: { ...request.query, [name]: value } }
    : { ...request, body: { ...Object(request.body), content: withValueAt(contentOf(request.body), name, value) } }

const hasInput = ({ request }: PactInteraction, isQuery: boolean, name: string): boolean =>
  inputsOf(request, isQuery).some(([each]) => isNamed(name, each))

/** A changed request. */
interface Replay {
  /** What is changed, as one text. */
  readonly change: string
  readonly request: Request
}

const inputChange = (isQuery: boolean, input: Input): string => JSON.stringify([isQuery, ...input])

/** The replays of an interaction among the others of its operation. */
const replaysOf =
  (all: Interactions) =>
  (interaction: PactInteraction): ReadonlyArray<Replay> => {
    const { request } = interaction
    const others = all.filter((each) => each.request.path === request.path)
    const withInputs = [true, false].flatMap((isQuery) =>
      others
        .flatMap((other) => inputsOf(other.request, isQuery))
        .filter(([name]) => hasInput(interaction, isQuery, name))
        .map((input) => [inputChange(isQuery, input), withInput(request, isQuery, input)] as const),
    )
    const withoutHeaders = Object.keys(request.headers ?? {}).map(
      (name) => [name, withoutHeader(request, name)] as const,
    )
    return [...new Map([...withoutHeaders, ...withInputs])].map(([change, replayed]) => ({ change, request: replayed }))
  }

interface Replayed {
  /** Whether a server that ignores the header breaks the interaction. */
  readonly isShown: (interaction: PactInteraction, header: string) => boolean
  /**
   * The interactions with an input, if a server breaks one of them that takes the same value for it whatever the request has: each
   * of the values that the interactions have.
   */
  readonly showingInput: (interactions: Interactions, name: string, isQuery: boolean) => Interactions
}

/** What our stub responds to the replays of an interaction, where it is not what it responds to the interaction. */
const responsesOf =
  (all: Interactions) =>
  async (interaction: PactInteraction): Promise<ReadonlyArray<Responded & Pick<Replay, 'change'>>> => {
    const same = (await responseTo(interaction.request, interaction)).map(textIn)
    const replayed = replaysOf(all)(interaction).map(async ({ change, request }) =>
      (await responseTo(request, interaction))
        .filter((response) => !same.includes(textIn(response)))
        .map((response) => ({ interaction, change, response })),
    )
    return (await Promise.all(replayed)).flat()
  }

/** Replays all interactions of a pact that succeed. */
export const replay = async (pact: Pact): Promise<Replayed> => {
  const succeeding = pact.interactions.filter(({ response }) => response.status < 300)
  const responses = (await Promise.all(succeeding.map(responsesOf(succeeding)))).flat()
  // Another status is refused, whatever else there is; a verification of it would take as long as any.
  const { left: refusedAtOnce, right: unsure } = F.pipe(
    responses,
    RA.partition(({ interaction, response }) => interaction.response.status === response.status),
  )
  const isAccepted = await accepted(pact)(unsure)
  const keyOf = ({ description }: PactInteraction, change: string): string => `${description}: ${change}`
  const refused = new Set(
    [...refusedAtOnce, ...unsure.filter((_, index) => isAccepted[index] !== true)].map(({ interaction, change }) =>
      keyOf(interaction, change),
    ),
  )
  const isBroken = (interaction: PactInteraction, change: string): boolean => refused.has(keyOf(interaction, change))
  return {
    isShown: isBroken,
    showingInput: (interactions, name, isQuery) => {
      const having = interactions.filter((each) => hasInput(each, isQuery, name))
      const inputs = having.flatMap(({ request }) =>
        inputsOf(request, isQuery)
          .filter(([each]) => isNamed(name, each))
          .map((input) => inputChange(isQuery, input)),
      )
      return inputs.every((input) => having.some((each) => isBroken(each, input))) ? having : []
    },
  }
}
