import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { patient } from '../../src/live/patient.js'

const request: HttpRequest = { method: 'POST', url: '/', headers: [], body: new Uint8Array() }

const response = (status: number, retryAfter?: string): HttpResponse => ({
  status,
  headers: retryAfter === undefined ? [] : [['Retry-After', retryAfter]],
  body: new Uint8Array(),
})

/** Sends a request to a server with these responses, the last one again and again: the status, and how often it was sent. */
const sendTo = async (
  responses: ReadonlyArray<HttpResponse>,
  longest = 1_000,
  signal = new AbortController().signal,
) => {
  let sent = 0
  const [last = response(500)] = responses.slice(-1)
  const send = () => TE.fromIO(() => responses[sent++] ?? last)
  const result = await patient(longest, signal)(send)(request)()
  return [E.isRight(result) ? result.right.status : 0, sent]
}

describe('a request that is answered with 429', () => {
  it('is sent again after the time that the server states', async () => {
    expect(await sendTo([response(429, '0'), response(429, '0'), response(200)])).toEqual([200, 3])
  })

  it('is sent four times at most', async () => {
    expect(await sendTo([response(429, '0')])).toEqual([429, 4])
  })

  it('is not sent again where the server wants a longer wait than there is time', async () => {
    expect(await sendTo([response(429, '2'), response(200)])).toEqual([429, 1])
  })

  it('waits a second where the server states no time', async () => {
    expect(await sendTo([response(429), response(200)], 999)).toEqual([429, 1])
    expect(await sendTo([response(429), response(200)])).toEqual([200, 2])
  })

  it('is not sent again after the end of the run', async () => {
    expect(await sendTo([response(429, '1'), response(200)], 1_000, AbortSignal.timeout(10))).toEqual([429, 1])
  })
})

it.each([200, 400, 401, 500, 503])('a request that is answered with %d is not sent again', async (status) => {
  expect(await sendTo([response(status, '0'), response(200)])).toEqual([status, 1])
})
