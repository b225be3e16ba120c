/** The contract of our client covers everything that is documented. */
import { operations, pathOf } from '@so-email/codecs'
import { stateNames } from '@so-email/provider-stub'
import { liveStates, type PactInteraction, statesOf } from '@so-email/verifier'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { ourPact } from '../ourPact.js'
import { read } from '../repository.js'
import {
  documentedHeaders,
  documentedRequestProperties,
  documentedRequestTypes,
  documentedResponseProperties,
  documentedResponseTypes,
  documentedSchemes,
  statements,
} from '../score/Statement.js'
import { rowsOf } from './rows.js'

const { interactions } = ourPact

const contentOf = (body: unknown): unknown => (t.UnknownRecord.is(body) ? body['content'] : undefined)

/** Every property name of JSON bodies, at any depth. */
const namesIn = (value: unknown): ReadonlyArray<string> => {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  return t.UnknownRecord.is(value) ? Object.entries(value).flatMap(([name, member]) => [name, ...namesIn(member)]) : []
}

const valuesOf = (part: 'request' | 'response', wanted: string): ReadonlyArray<string> =>
  interactions.flatMap(({ [part]: { headers = {} } }) =>
    Object.entries(headers).flatMap(([name, values]) => (name.toLowerCase() === wanted.toLowerCase() ? values : [])),
  )
const typesOf = (part: 'request' | 'response', header: string) =>
  new Set(valuesOf(part, header).map((value) => value.split(';')[0]))

/** Those of the page, and those inside of an entity of it. */
const receivedProperties = new Set(
  statements.flatMap(({ operation, about }) =>
    operation === 'SaveEMailAccount' && about._tag === 'Property' ? [about.name.replace(/.*\./, '')] : [],
  ),
)

type Operation = (typeof operations)[keyof typeof operations]

/** Whether the response of an interaction is a success of the operation in JSON. */
const succeeds =
  ({ answer }: Operation) =>
  ({ response }: PactInteraction): boolean => {
    if (response.status !== answer.status) return false
    const content = contentOf(response.body)
    return response.status === 204 || (typeof content !== 'string' && answer.decode(content)._tag === 'Right')
  }

describe('the page that is covered', () => {
  it('was read whole', () => {
    expect([
      documentedHeaders.length,
      documentedSchemes.length,
      documentedRequestTypes.length,
      documentedResponseTypes.length,
      documentedRequestProperties.length,
      documentedResponseProperties.length,
    ]).toEqual([9, 3, 7, 6, 12, 14])
  })
})

describe('the contract of our client', () => {
  it.each(Object.values(operations).map((operation) => [operation.name, operation] as const))(
    'has a success and a failure of %s',
    (_name, operation) => {
      const own = interactions.filter(({ request }) => request.path === pathOf(operation))
      const successes = own.filter(succeeds(operation))

      expect(successes.length).toBeGreaterThan(0)
      expect(own.length - successes.length).toBeGreaterThan(0)
    },
  )

  it.each(
    Object.values(operations)
      .filter(({ answer }) => answer.codec.name === 'boolean')
      .map((operation) => [operation.name, operation] as const),
  )('has both results of %s', (_name, operation) => {
    const own = interactions.filter(({ request }) => request.path === pathOf(operation))
    const results = own.filter(succeeds(operation)).map(({ response }) => contentOf(response.body))

    expect(new Set(results)).toEqual(new Set([true, false]))
  })

  it.each(documentedHeaders)('sends the header %s', (header) => {
    expect(valuesOf('request', header)).not.toEqual([])
  })

  it.each(documentedSchemes)('logs in by %s', (scheme) => {
    expect(valuesOf('request', 'Authorization').map((value) => value.split(' ')[0])).toContain(scheme)
  })

  it.each(documentedRequestTypes)('sends %s', (type) => {
    expect(typesOf('request', 'Content-Type')).toContain(type)
  })

  it.each(documentedResponseTypes)('accepts %s, and receives it', (type) => {
    expect(typesOf('request', 'Accept')).toContain(type)
    expect(typesOf('response', 'Content-Type')).toContain(type)
  })

  it.each(documentedRequestProperties)('sends the property %s', (property) => {
    expect(interactions.flatMap(({ request }) => namesIn(contentOf(request.body)))).toContain(property)
  })

  it.each([...receivedProperties])('has the response property %s', (property) => {
    expect(interactions.flatMap(({ response }) => namesIn(contentOf(response.body)))).toContain(property)
  })

  it('demands no User-Agent, which is what the client is', () => {
    expect(valuesOf('request', 'User-Agent')).toEqual([])
  })

  it('holds no credentials but the published ones and made-up wrong ones', () => {
    const published = ['Basic dGplMDpUamUw', 'SoTicket 7T:sample-ticket', 'Bearer 8A:sample-token']
    const wrong = ['Basic dGplMDp3cm9uZw==', 'SoTicket 7T:wrong-ticket', 'Bearer 8A:wrong-token']

    expect(new Set(valuesOf('request', 'Authorization'))).toEqual(new Set([...published, ...wrong]))
  })
})

describe('the provider states', () => {
  it('have a row each in contracts/CONTRIBUTING.md, with how a running server gets into them', () => {
    const rows = rowsOf(read('contracts/CONTRIBUTING.md')).map(([name, , live]) => [name, live === 'only a stub'])

    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(Object.entries(liveStates).map(([name, { _tag }]) => [name, _tag === 'StubOnly'])),
    )
    expect(rows.length).toBe(stateNames.length)
  })

  it('are those that some interaction needs, and no others', () => {
    expect([...new Set(interactions.flatMap(statesOf))].sort()).toEqual([...stateNames].sort())
  })
})
