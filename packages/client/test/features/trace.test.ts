import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { trace } from '../../src/features/trace.js'
import { basic, makeClient } from '../../src/index.js'
import { answers, clientWith, limits, request, response, scripted } from '../support.js'

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

const sent = async (given: () => unknown) => {
  const { send, requests } = scripted(answers(200))
  await trace(given)(send)(request, limits())()
  return requests[0]?.headers
}

describe('a trace', () => {
  it('is passed on', async () => {
    expect(await sent(() => traceparent)).toEqual([...request.headers, ['traceparent', traceparent]])
  })

  it.each<[string, () => unknown]>([
    ['is none', () => undefined],
    ['is no text', () => 5],
    ['is not one of the W3C', () => `${traceparent}\r\nX: y`],
    ['throws', () => expect.fail()],
  ])('is left out where it %s', async (_, given) => {
    expect(await sent(given)).toEqual(request.headers)
  })
})

describe('the option traceparent', () => {
  const config = { baseUrl: 'http://host.test', auth: basic({ user: 'tje0', password: 'Tje0' }) }

  it.each<[string, string | (() => string)]>([
    ['a text', traceparent],
    ['a function', () => traceparent],
  ])('of a call or of a client may be %s', async (_, given) => {
    const { send, requests } = scripted(E.right(response(200, 5)), E.right(response(200, 5)))
    const transport = send as NonNullable<Parameters<typeof clientWith>[0]['transport']> // it fails as no transport can
    await clientWith({ ...config, transport }).getCurrentAccountId(undefined, { traceparent: given })()
    await clientWith({ ...config, transport, traceparent: given }).getCurrentAccountId()()

    expect(requests.map(({ headers }) => headers.at(-1))).toEqual([
      ['traceparent', traceparent],
      ['traceparent', traceparent],
    ])
  })

  it('is refused where it is not one of the W3C', () => {
    expect(makeClient({ ...config, traceparent: '00-1-2-3' })).toMatchObject(
      E.left({ failure: { key: 'traceparent' } }),
    )
  })
})
