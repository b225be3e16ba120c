/**
 * The contract agrees with the client. Responses are changed at random; pact's own matching engine decides whether the
 * contract accepts them, and our client whether it understands them.
 */
import { type Operation, operations, pathOf } from '@so-email/codecs'
import { arbitrary } from '@so-email/codecs/arbitrary'
import type { PactInteraction } from '@so-email/verifier'
import { type AnswerMediaType, answerMediaTypes, contentTypeOf, findMediaType, type HttpResponse } from '@so-email/wire'
import fc from 'fast-check'
import { either as E, function as F, option as O, readonlyArray as RA, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { clientOf } from '../consumer/client.js'
import { ourPact } from '../ourPact.js'
import { accepted } from './accepted.js'
import { refusedByTheClientAlone, refusedByTheContractAlone } from './disagreements.js'
import { type ResponseChange, responseChangeOf } from './ResponseChange.js'
import { xmlChangeOf } from './XmlChange.js'

/** A tenth of the runs of other properties: each is a request. */
const runs = Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 1000) / 10)

const Body = t.type({ contentType: t.string, content: t.unknown })
const Rules = t.type({
  matchingRules: t.type({ body: t.record(t.string, t.type({ matchers: t.array(t.type({ match: t.string })) })) }),
})

/** The interactions whose response has a value that our client reads, and the value. */
interface Subject {
  readonly interaction: PactInteraction
  readonly operation: Operation<unknown, unknown>
  /** A value, or the text of an XML document. */
  readonly example: unknown
  readonly mediaType: AnswerMediaType
}

const subjects: ReadonlyArray<Subject> = ourPact.interactions.flatMap((interaction) => {
  const { response, request, description } = interaction
  const operation = Object.values(operations).find((each) => pathOf(each) === request.path)
  if (response.status !== 200 || !Body.is(response.body) || operation === undefined) return []
  const { contentType, content } = response.body
  const found = findMediaType(answerMediaTypes)(contentType)
  // The documented exchange is literal; what stands for errors is no value of the operation.
  if (O.isNone(found) || /documented|error object/.test(description)) return []
  const { mediaType } = found.value
  return [
    {
      interaction,
      // Its input and its output belong together, which the type of a list of operations does not express.
      operation: operation as unknown as Operation<unknown, unknown>,
      example: mediaType.names[0] === 'text/json' ? JSON.parse(String(content)) : content,
      mediaType,
    },
  ]
})

interface Case extends Subject, ResponseChange {}

const isXml = ({ mediaType }: Subject): boolean => /xml/.test(mediaType.names[0])

const responseOf = (one: Case): HttpResponse => ({
  status: 200,
  headers: [['Content-Type', contentTypeOf(one.mediaType)]],
  body: new TextEncoder().encode(isXml(one) ? String(one.content) : JSON.stringify(one.content)),
})

/** Whether our client understands a response. */
const understands = async (one: Case): Promise<boolean> => {
  const client = clientOf('http://127.0.0.1', {
    transport: () => TE.right(responseOf(one)),
    accept: one.mediaType,
  })
  // The request does not matter: the response is given.
  const [input] = fc.sample(arbitrary(one.operation.parameters.codec), { numRuns: 1, seed })
  const result = await client.call(one.operation)(input)()
  await client.close()
  return E.isRight(result)
}

/** Whether the contract accepts each of these responses. */
const acceptedOf = (cases: ReadonlyArray<Case>): Promise<ReadonlyArray<boolean>> =>
  accepted(ourPact)(cases.map((one) => ({ interaction: one.interaction, response: responseOf(one) })))

/** Whether the contract compares what is at a place, and under it, to the letter. */
const isLiteral = ({ interaction, place, mediaType }: Case): boolean => {
  if (/text\/json|xml/.test(mediaType.names[0])) return /EMailAddress|AssociateId|Credentials/.test(place)
  const rules = (Rules.is(interaction.response) ? Object.entries(interaction.response.matchingRules.body) : []).flatMap(
    ([rule, { matchers }]) => (matchers.every(({ match }) => match === 'equality') ? [] : [rule]),
  )
  const pattern = (rule: string) => new RegExp(`^${rule.replace(/[$.[\]]/g, '\\$&').replaceAll('*', '[^.]*')}(?:$|\\.)`)
  const isUnder = (rule: string) => rule.startsWith(`${place}.`) || rule === place
  return !rules.some((rule) => pattern(rule).test(place) || isUnder(rule))
}

/** Few interactions have one of these types, so each of them is changed more often. */
const rare = subjects.filter(({ mediaType }) => mediaType.names[0] !== 'application/json')

const anyCase: fc.Arbitrary<Case> = fc
  .oneof({ weight: 2, arbitrary: fc.constantFrom(...subjects) }, { weight: 1, arbitrary: fc.constantFrom(...rare) })
  .chain((subject) =>
    F.pipe(isXml(subject) ? xmlChangeOf(String(subject.example)) : responseChangeOf(subject.example), (changes) =>
      changes.map((change) => ({ ...subject, ...change })),
    ),
  )

/** The same cases at each run of `pnpm test`, others at each run of `pnpm fuzz`. */
const seed = Number(process.env['FUZZ_SEED'] ?? (process.env['FUZZ_RUNS'] === undefined ? 1 : Date.now() % 2 ** 31))

/** A difference as a failing test shows it. */
const shown = ({ interaction, place, content }: Case) => ({
  description: interaction.description,
  place,
  content: JSON.stringify(content),
})

describe(`the contract and the client (seed ${seed})`, () => {
  it('are compared in every media type of a response', () => {
    expect(new Set(subjects.map(({ mediaType }) => mediaType.names[0]))).toEqual(
      new Set([...answerMediaTypes.map(({ names: [name] }) => name), 'text/json', 'text/xml']),
    )
  })

  it.each([
    ['the client alone refuses', refusedByTheClientAlone, [true, false]],
    ['the contract alone refuses', refusedByTheContractAlone, [false, true]],
  ] as const)('disagree as listed: %s', async (_verdict, disagreements, expected) => {
    const cases = disagreements.map(({ example: [description, place, change] }): Case => {
      const subject = subjects.find(({ interaction }) => interaction.description === description)
      return subject === undefined ? expect.fail(description) : { ...subject, place, content: change(subject.example) }
    })
    const explained = disagreements.map(({ explains }, index) => {
      const { interaction, place = '', content } = cases[index] ?? {}
      return explains({ description: interaction?.description ?? '', place, content })
    })
    const [verdicts, understood] = await Promise.all([acceptedOf(cases), Promise.all(cases.map(understands))])

    expect(
      disagreements.map(({ reason }, index) => [reason, explained[index], verdicts[index], understood[index]]),
    ).toEqual(disagreements.map(({ reason }) => [reason, true, ...expected]))
  })

  it(
    'agree about every response that is changed at random, but where a reason is listed',
    async () => {
      const cases = fc.sample(anyCase, { numRuns: runs, seed })
      const unexplained: Array<{ verdict: string; description: string; place: string; content: string }> = []
      for (const some of RA.chunksOf(500)(cases)) {
        const verdicts = await acceptedOf(some)
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
