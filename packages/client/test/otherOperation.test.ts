/** An operation that is none of ours, called through a client of either face. */
import { answers, unexplained } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { basic } from '../src/index.js'
import { makeClient } from '../src/promise/index.js'
import { findThings, removeThing } from './operations.js'
import { clientWith, response, scripted } from './support.js'

const config = { baseUrl: 'http://host.test', auth: basic({ user: 'tje0', password: 'Tje0' }), retry: false } as const
const input = { $select: 'Name', Filter: { Text: 'x' } }
const sent = [['http://host.test/api/v1/Agents/Thing/FindThings?$select=Name', '{"Filter":{"Text":"x"}}']]

const answering = (status: number, body: unknown) => {
  const { send, requests } = scripted(E.right(response(status, body)))
  const urls = () => requests.map(({ url, body }) => [decodeURIComponent(url), new TextDecoder().decode(body)])
  return { transport: send as NonNullable<Parameters<typeof clientWith>[0]['transport']>, urls } // it fails as no transport can
}

/** An answer that a media type can read: `t.undefined` has no form on the wire. */
const remove = { ...removeThing, answer: { ...removeThing.answer, codec: t.unknown } }

describe('client.call', () => {
  it('runs an operation of another agent, with a TaskEither and with a Promise', async () => {
    const [one, other] = [answering(200, ['a']), answering(200, null)]

    expect(await clientWith({ ...config, transport: one.transport }).call(findThings)(input)()).toEqual(E.right(['a']))
    expect(await makeClient({ ...config, transport: other.transport }).call(findThings)(input)).toBe(null)
    expect([one.urls(), other.urls()]).toEqual([sent, sent])
  })

  it('fails as the calls of our operations do', async () => {
    const [one, other] = [answering(200, [5]), answering(403, {})]
    const wrong = await clientWith({ ...config, transport: one.transport }).call(findThings)(input)()
    const refused = makeClient({ ...config, transport: other.transport }).call(remove)({ ThingId: 1, reason: '' })

    expect(wrong).toEqual(
      E.left(expect.objectContaining({ _tag: 'NotUnderstood', reason: 'this is not what FindThings answers' })),
    )
    await expect(refused).rejects.toMatchObject({ error: { _tag: 'Forbidden', status: 403 } })
  })

  it.each([
    ['a codec that fold does not know', { parameters: { ...findThings.parameters, codec: t.void } }],
    ['no parameters', { parameters: undefined }],
    ['neither parameters nor an answer', { parameters: undefined, answer: undefined }],
  ])('fails without sending anything for an operation with %s', async (_, more) => {
    const { transport, urls } = answering(200, ['a'])
    const operation = { ...findThings, ...more } as unknown as typeof findThings // as JavaScript may give it
    const problem = {
      _tag: 'Key',
      key: 'operation',
      failure: {
        _tag: 'Leaf',
        expected: 'an operation whose parameters have a codec that fold knows',
        actual: '<redacted>',
      },
    }

    const error = expect.objectContaining({ _tag: 'InvalidInput', failure: problem })
    expect(await clientWith({ ...config, transport }).call(operation)(input)()).toEqual(E.left(error))
    await expect(makeClient({ ...config, transport }).call(operation)(input)).rejects.toMatchObject({ error })
    expect(urls()).toEqual([])
  })

  it.each([
    [400, { _tag: 'Rejected' }],
    [401, { _tag: 'NotAuthenticated' }],
    [429, { _tag: 'Throttled', delay: 7000 }],
    [500, { _tag: 'ServerFailed' }],
  ])('fails with the status %i although fold does not know the codec of the answer', async (status, parts) => {
    const headers = [
      ['Content-Type', 'application/json'],
      ['Retry-After', '7'],
    ] as const
    const transport = () => async () => E.right(response(status, { Message: 'no', Extra: 1 }, headers))
    const count = { ...findThings, answer: answers.value(t.number) }
    const rejection = { ...unexplained, message: '<redacted>' }
    const error = { ...parts, status, rejection, headers, duration: expect.any(Number), request: expect.anything() }

    expect(await clientWith({ ...config, transport }).call(count)(input)()).toEqual(E.left(error))
    await expect(makeClient({ ...config, transport }).call(count)(input)).rejects.toMatchObject({ error })
  })

  it('knows the types of the operation', () => {
    const client = clientWith(config)
    expectTypeOf(client.call(removeThing)).parameter(0).toEqualTypeOf<{
      readonly ThingId: number
      readonly reason: string | null
    }>()
    expectTypeOf<ReturnType<typeof client.getCurrentAccountId>>().not.toEqualTypeOf(client.call(findThings)(input))
  })
})
