import { function as F } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { redactRequest } from '../../src/errors/redactRequest.js'
import { observe } from '../../src/events/CallObserver.js'
import type { ClientEvent } from '../../src/events/ClientEvent.js'
import { answers, notConnected, request, response, virtual } from '../support.js'

const shown = (operation: string, url = request.url) => ({ operation, method: 'POST', url, headers: request.headers })

const observed = () => {
  const events: Array<ClientEvent> = []
  const { environment } = virtual()
  const redactor = { text: (text: string) => `(${text})`, failure: F.identity, rejection: F.identity }
  const observer = observe(
    (event) => events.push(event),
    redactRequest('Op'),
    3,
    () => redactor,
  )(environment)
  return { observer, events, pass: (time: number) => environment.after(time, () => {}) }
}

const timedOut = { _tag: 'TimedOut', timeout: 5, request: { ...shown('Op', ''), headers: [] }, duration: 5 } as const

describe('the events of a call', () => {
  it('count its attempts, and hold the request as it was sent last', () => {
    const { observer, events, pass } = observed()
    const moved = { ...request, url: 'http://moved.test/' }
    const head = response(503, undefined, [
      ['Retry-After', '1'],
      ['X-Key', 'a'],
    ])
    observer.onRequest(request)
    pass(7)
    observer.onResponse(head)
    observer.onRetry(100, answers(503))
    pass(100)
    observer.onRequest(moved)
    observer.onRetry(200, notConnected)
    pass(200)
    observer.onFailure(timedOut)

    expect(events).toEqual([
      { _tag: 'Request', call: 3, request: shown('Op'), attempt: 1 },
      {
        _tag: 'Response',
        call: 3,
        request: shown('Op'),
        attempt: 1,
        status: 503,
        headers: [['Retry-After', '(1)']],
        duration: 7,
      },
      { _tag: 'Retry', call: 3, request: shown('Op'), attempt: 1, delay: 100, reason: 'status 503' },
      { _tag: 'Request', call: 3, request: shown('Op', moved.url), attempt: 2 },
      { _tag: 'Retry', call: 3, request: shown('Op', moved.url), attempt: 2, delay: 200, reason: 'NotConnected' },
      { _tag: 'Failure', call: 3, request: shown('Op', moved.url), attempt: 2, error: timedOut, duration: 307 },
    ])
  })

  it('last no time where the clock was set back', () => {
    const { observer, events, pass } = observed()
    observer.onRequest(request)
    pass(-3_600_000)
    observer.onResponse(response(400))
    observer.onFailure(timedOut)

    expect(events).toMatchObject([{ _tag: 'Request' }, { duration: 0 }, { duration: 0 }])
  })

  it('are the failure alone where nothing was sent', () => {
    const { observer, events } = observed()
    observer.onRetry(100, notConnected)
    observer.onFailure(timedOut)

    expect(events).toEqual([
      { _tag: 'Failure', call: 3, request: timedOut.request, attempt: 0, error: timedOut, duration: 0 },
    ])
  })
})
