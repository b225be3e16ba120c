/**
 * The contract agrees with the client. Responses are changed at random; pact's own matching engine decides whether the
 * contract accepts them, and our client whether it understands them.
 */

import { fileURLToPath } from 'node:url'
import type { Client, ClientError } from '@so-email/client'
import { type Operations, operations, pathOf } from '@so-email/codecs'
import { listen, type PactInteraction, readPact, startVerifier } from '@so-email/verifier'
import { type HttpResponse, json, named } from '@so-email/wire'
import fc from 'fast-check'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { afterAll, describe, expect, it } from 'vitest'
import { clientOf } from '../consumer/client.js'
import { calls } from '../consumer/interactions/account.js'
import { refusedByTheClientAlone, refusedByTheContractAlone } from './disagreements.js'
import { type Mutation, mutationOf } from './Mutation.js'

const file = fileURLToPath(new URL('../pacts/so-email-client-SuperOffice-EMail.json', import.meta.url))
const pact = E.getOrElseW((reason: string) => expect.fail(reason))(readPact(file))

/** A tenth of the runs of other properties: each is a request. */
const runs = Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 1000) / 10)

const verifier = startVerifier()
afterAll(verifier.close)

const Body = t.type({ contentType: t.string, content: t.unknown })
const Rules = t.type({
  matchingRules: t.type({ body: t.record(t.string, t.type({ matchers: t.array(t.type({ match: t.string })) })) }),
})

/** The interactions whose response has a value in JSON that our client reads, and the value. */
interface Subject {
  readonly interaction: PactInteraction
  readonly operation: keyof Operations
  readonly example: unknown
  /** The media type of the response, without its charset. */
  readonly mediaType: string
}

const subjects: ReadonlyArray<Subject> = pact.interactions.flatMap((interaction) => {
  const { response, request, description } = interaction
  const operation = Object.entries(operations).find(([, each]) => pathOf(each) === request.path)?.[0]
  if (response.status !== 200 || !Body.is(response.body) || operation === undefined) return []
  const { contentType, content } = response.body
  const mediaType = contentType.replace(/;.*/, '')
  // The documented exchange is literal; what stands for errors is no value of the operation.
  if (!/json/.test(contentType) || /documented|error object/.test(description)) return []
  return [
    {
      interaction,
      operation: operation as keyof Operations, // it is one of its entries
      example: mediaType === 'text/json' ? JSON.parse(String(content)) : content,
      mediaType,
    },
  ]
})

type Call = (client: Client) => TE.TaskEither<ClientError, unknown>

/** The requests do not matter: the response is given. */
const callOf = (operation: keyof Operations): Call =>
  operation === 'saveEMailAccount' ? (client) => client.saveEMailAccount({}) : calls[operation].call

interface Case extends Subject, Mutation {}

const responseOf = ({ content, mediaType }: Case): HttpResponse => ({
  status: 200,
  headers: [['Content-Type', `${mediaType}; charset=utf-8`]],
  body: new TextEncoder().encode(JSON.stringify(content)),
})

/** Whether our client understands a response. */
const understands = async (one: Case): Promise<boolean> => {
  const client = clientOf('http://127.0.0.1', {
    transport: () => TE.right(responseOf(one)),
    accept: named(json, one.mediaType),
  })
  const answer = await callOf(one.operation)(client)()
  await client.close()
  return E.isRight(answer)
}

/** Whether the contract accepts each of these responses. */
const accepted = async (cases: ReadonlyArray<Case>): Promise<ReadonlyArray<boolean>> => {
  const server = await listen(({ url }) => {
    const one = cases[Number(/n=(\d+)/.exec(url)?.[1])]
    return TE.right(one === undefined ? { status: 200, headers: [], body: new Uint8Array() } : responseOf(one))
  })
  const interactions = cases.map(({ interaction }, index) => ({
    ...interaction,
    description: `${index}`,
    providerStates: [],
    request: { method: 'POST', path: interaction.request.path, query: { n: [`${index}`] } },
  }))
  const verified = await verifier.verify(
    { ...pact, interactions },
    { url: server.url, statesUrl: `${server.url}/states` },
  )()
  await server.close()
  return F.pipe(
    verified,
    E.match(
      (reason) => expect.fail(reason),
      ({ interactions }) => interactions.map(({ outcome }) => outcome._tag === 'Passed'),
    ),
  )
}

/** Whether the contract compares what is at a place, and under it, to the letter. */
const isLiteral = ({ interaction, place, mediaType }: Case): boolean => {
  if (mediaType === 'text/json') return /EMailAddress|AssociateId|Credentials/.test(place)
  const rules = (Rules.is(interaction.response) ? Object.entries(interaction.response.matchingRules.body) : []).flatMap(
    ([rule, { matchers }]) => (matchers.every(({ match }) => match === 'equality') ? [] : [rule]),
  )
  const pattern = (rule: string) => new RegExp(`^${rule.replace(/[$.[\]]/g, '\\$&').replaceAll('*', '[^.]*')}(?:$|\\.)`)
  const isUnder = (rule: string) => rule.startsWith(`${place}.`) || rule === place
  return !rules.some((rule) => pattern(rule).test(place) || isUnder(rule))
}

const anyCase: fc.Arbitrary<Case> = fc
  .constantFrom(...subjects)
  .chain((subject) => mutationOf(subject.example).map((mutation) => ({ ...subject, ...mutation })))

const chunked = <A>(all: ReadonlyArray<A>, size: number): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)

/** A difference as a failing test shows it. */
const shown = ({ interaction, place, content }: Case) => ({
  description: interaction.description,
  place,
  content: JSON.stringify(content),
})

describe(`the contract and the client (seed ${seed})`, () => {
  it(
    'agree about every response that is changed at random, but where a reason is listed',
    async () => {
      const cases = fc.sample(anyCase, { numRuns: runs, seed })
      const unexplained: Array<{ verdict: string; description: string; place: string; content: string }> = []
      for (const some of chunked(cases, 500)) {
        const verdicts = await accepted(some)
        const understood = await Promise.all(some.map(understands))
        some.forEach((one, index) => {
          const difference = { description: one.interaction.description, place: one.place, content: one.content }
          const [isAccepted, isUnderstood] = [verdicts[index], understood[index]]
          if (isAccepted && !isUnderstood && !refusedByTheClientAlone.some(({ explains }) => explains(difference)))
            unexplained.push({ verdict: 'the client alone refuses', ...shown(one) })
          if (
            isUnderstood &&
            !isAccepted &&
            !isLiteral(one) &&
            !refusedByTheContractAlone.some(({ explains }) => explains(difference))
          )
            unexplained.push({ verdict: 'the contract alone refuses', ...shown(one) })
        })
      }
      expect(unexplained).toEqual([])
    },
    60_000 + 50 * runs,
  )
})
