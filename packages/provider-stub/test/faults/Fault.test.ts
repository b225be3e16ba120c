import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { Fault, makeStub } from '../../src/index.js'
import { limits, save, saving, send } from '../support/requests.js'

const sent = { EMailAddress: 'ops@example.test' }

describe('a fault', () => {
  it.each<readonly [Fault, number, string]>([
    [{ _tag: 'Html' }, 200, 'text/html; charset=utf-8'],
    [{ _tag: 'ErrorObject' }, 200, 'application/json; charset=utf-8'],
    [{ _tag: 'Null' }, 200, 'application/json; charset=utf-8'],
    [{ _tag: 'Status', status: 503 }, 503, 'application/json; charset=utf-8'],
  ])('%o replaces the answer, and the operation is not carried out', async (fault, status, type) => {
    const stub = makeStub({ accounts: [] })
    stub.fail(fault)

    expect(await send(stub, saving(sent))).toMatchObject({ status, type })
    expect([...stub.accounts.all()]).toEqual([])
    expect(await save(stub, sent)).toMatchObject([200, { EMailAccountId: 1 }])
  })

  it('of a status has an error object that names it, and may have a Retry-After', async () => {
    const stub = makeStub()
    stub.fail({ _tag: 'Status', status: 429, retryAfter: 7 })
    stub.fail({ _tag: 'Status', status: 503 })
    const [waiting, other] = [await send(stub, saving(sent)), await send(stub, saving(sent))]
    const type = ['Content-Type', 'application/json; charset=utf-8']
    const body = (status: number) => ({
      Error: true,
      ErrorType: 'StubFault',
      Message: `a fault of the stub: status ${status}`,
      ErrorSource: 'so-email-stub',
    })

    expect([waiting.headers, JSON.parse(waiting.text)]).toEqual([[type, ['Retry-After', '7']], body(429)])
    expect([other.headers, JSON.parse(other.text)]).toEqual([[type], body(503)])
  })

  it('of a page is one that a person could sign in at', async () => {
    const stub = makeStub()
    stub.fail({ _tag: 'Html' })

    const { headers, text } = await send(stub, saving(sent))
    expect(headers).toEqual([['Content-Type', 'text/html; charset=utf-8']])
    expect(text).toMatch(/^<!DOCTYPE html>.*<h1>Sign in<\/h1>.*<\/html>$/)
  })

  it('answers null, or an error object, under 200', async () => {
    const stub = makeStub()
    stub.fail({ _tag: 'Null' })
    stub.fail({ _tag: 'ErrorObject' })

    expect(await save(stub, sent)).toEqual([200, null])
    expect(await save(stub, sent)).toEqual([
      200,
      { Message: 'The request is invalid.', MessageDetail: 'A fault of the stub.' },
    ])
  })

  it.each([
    ['EMailAddress', 803],
    ['AssociateId', 'a text in place of another type'],
    ['IncomingCredentials', 803],
    ['ErrorReason', 803],
  ])('gives one property a wrong type: %s', async (property, wrong) => {
    const stub = makeStub()
    stub.fail({ _tag: 'WrongType', property })
    const [, right] = await save(makeStub(), sent)

    expect(await save(stub, sent)).toEqual([200, { ...Object(right), [property]: wrong }])
  })

  it.each<Fault>([{ _tag: 'Truncated' }, { _tag: 'Reset' }])(
    'breaks the connection after the operation was carried out: %o',
    async (fault) => {
      const stub = makeStub({ accounts: [] })
      stub.fail(fault)

      expect(await stub.answer(saving(sent), limits)()).toEqual(
        E.left({ _tag: 'Disconnected', cause: 'reset', message: 'the stub broke the connection' }),
      )
      expect([...stub.accounts.all()]).toHaveLength(1)
    },
  )

  it('delays the response, and the signal ends the delay', async () => {
    const stub = makeStub()
    stub.fail({ _tag: 'Latency', milliseconds: 30 })
    stub.fail({ _tag: 'Latency', milliseconds: 60_000 })

    const started = performance.now()
    expect((await save(stub, sent))[0]).toBe(200)
    expect(performance.now() - started).toBeGreaterThan(25)
    const impatient = { ...limits, signal: AbortSignal.timeout(5) }
    expect(await stub.answer(saving({}), impatient)()).toEqual(E.left({ _tag: 'Aborted' }))
  })

  it('is played the given number of times, one after the other, to operations only', async () => {
    const stub = makeStub()
    stub.fail({ _tag: 'Status', status: 500 }, 2)
    stub.fail({ _tag: 'Status', status: 502 })
    stub.fail({ _tag: 'Status', status: 504 }, 0)
    const statuses = [
      (await send(stub, { ...saving(sent), url: '/' })).status,
      (await send(stub, { ...saving(sent), method: 'GET' })).status,
    ]
    for (let i = 0; i < 4; i++) statuses.push((await send(stub, saving({}))).status)

    expect(statuses).toEqual([404, 200, 500, 500, 502, 200])
  })

  it('gives a wrong type to a text that is null, and finds the property in any case', async () => {
    const stub = makeStub()
    stub.fail({ _tag: 'WrongType', property: 'errorreason' })
    stub.fail({ _tag: 'WrongType', property: 'EMailAddress' })

    expect(await save(stub, { EMailAccountId: 270 })).toMatchObject([200, { ErrorReason: 803 }])
    expect(await save(stub, { EMailAccountId: 270, EMailAddress: null })).toMatchObject([200, { EMailAddress: 803 }])
  })

  it('of a type waits for a response that has the property, and is in the journal only when it is played', async () => {
    const stub = makeStub()
    stub.fail({ _tag: 'WrongType', property: 'EMailAddress' })
    await send(stub, saving({ EMailAccountId: 'x' }))
    await send(stub, saving(sent, { Accept: 'application/xml' }))
    await save(stub, { EMailAccountId: 270, EMailAddress: 'a@example.test' })
    await save(stub, { EMailAccountId: 270, EMailAddress: 'b@example.test' })

    expect(stub.journal.entries().map(({ status, fault }) => [status, fault])).toEqual([
      [400, null],
      [200, null],
      [200, 'WrongType'],
      [200, null],
    ])
  })

  it.each([
    [{ _tag: 'Status', status: 99 }, 1, 'fault.status: expected an HTTP status from 200 to 599, got a number'],
    [{ _tag: 'Status', status: 199 }, 1, 'fault.status: expected an HTTP status from 200 to 599, got a number'],
    [{ _tag: 'Status', status: 600 }, 1, 'fault.status: expected an HTTP status from 200 to 599, got a number'],
    [
      { _tag: 'Status', status: 500, retryAfter: -1 },
      1,
      'fault.retryAfter: expected seconds from 0 to 86400, got a number',
    ],
    [
      { _tag: 'Status', status: 500, retryAfter: 86_401 },
      1,
      'fault.retryAfter: expected seconds from 0 to 86400, got a number',
    ],
    [
      { _tag: 'Latency', milliseconds: -1 },
      1,
      'fault.milliseconds: expected milliseconds from 0 to 600000, got a number',
    ],
    [
      { _tag: 'Latency', milliseconds: 600_001 },
      1,
      'fault.milliseconds: expected milliseconds from 0 to 600000, got a number',
    ],
    [
      { _tag: 'Nope' },
      1,
      'fault: expected a fault with _tag Latency, Status, Html, ErrorObject, Null, WrongType, Truncated or Reset, got',
    ],
    [503, 1, 'fault: expected a fault with _tag Latency, Status, Html, ErrorObject, Null, WrongType, Truncated or'],
    [{ _tag: 'WrongType' }, 1, 'fault.property: expected string, got undefined'],
    [{ _tag: 'Null' }, 1.5, 'times: expected a number of times from 0 to 1000000, got a number'],
    [{ _tag: 'Null' }, Number.NaN, 'times: expected a number of times from 0 to 1000000, got'],
    [{ _tag: 'Null' }, -1, 'times: expected a number of times from 0 to 1000000, got a number'],
    [{ _tag: 'Null' }, 1_000_001, 'times: expected a number of times from 0 to 1000000, got a number'],
    [{ _tag: 'Nope' }, -1, '; times: expected a number of times from 0 to 1000000, got a number'],
  ])('that is invalid is refused at once: %o, %d times', (fault, times, reason) => {
    const { fail, states } = makeStub()

    expect(() => fail(fault as Fault, times)).toThrow(TypeError) // from JavaScript anything may come
    expect(() => fail(fault as Fault, times)).toThrow(reason)
    expect(states.enterUnknown('the next operations fail', { fault, times })).toEqual(
      E.left(expect.stringContaining(reason)),
    )
  })

  it.each([
    [{ _tag: 'Status', status: 200, retryAfter: 0 }, 1_000_000],
    [{ _tag: 'Status', status: 599, retryAfter: 86_400 }, 0],
    [{ _tag: 'Latency', milliseconds: 0 }, 1],
    [{ _tag: 'Latency', milliseconds: 600_000 }, 1],
  ] as const)('may be at its bounds: %o, %d times', (fault, times) => {
    expect(makeStub().states.enterUnknown('the next operations fail', { fault, times })).toEqual(E.right(undefined))
  })

  it.each([204, 205, 304])('of status %d has no body', async (status) => {
    const stub = makeStub()
    stub.fail({ _tag: 'Status', status })

    expect(await send(stub, saving(sent))).toEqual({ status, type: undefined, headers: [], text: '' })
  })

  it('of a body that is cut off waits for a response with a body', async () => {
    const stub = makeStub()
    stub.fail({ _tag: 'Truncated' })
    const deleted = { ...saving(''), url: '/api/v1/Agents/EMail/DeleteEMailAccount?eMailAccountId=9' }

    expect((await send(stub, deleted)).status).toBe(204)
    expect(E.isLeft(await stub.answer(saving(sent), limits)())).toBe(true)
  })

  it('is removed by a reset', async () => {
    const stub = makeStub()
    stub.fail({ _tag: 'Null' }, 5)
    stub.reset()

    expect(await save(stub, sent)).toMatchObject([200, sent])
  })
})

describe('the transport', () => {
  it('answers without a timer where no fault delays the response', async () => {
    const answered = makeStub().answer(saving(sent), limits)()

    expect(await Promise.race([answered, new Promise((resolve) => setImmediate(resolve))])).toMatchObject({
      _tag: 'Right',
    })
  })

  it('fails for a response that is longer than allowed, and after the signal', async () => {
    const stub = makeStub()
    const { length } = (await send(makeStub(), saving(sent))).text

    expect(E.isRight(await makeStub().answer(saving(sent), { ...limits, maxResponseBytes: length })())).toBe(true)
    expect(await stub.answer(saving(sent), { ...limits, maxResponseBytes: 10 })()).toEqual(
      E.left({ _tag: 'TooLarge', maxResponseBytes: 10 }),
    )
    expect(await stub.answer(saving({}), { ...limits, signal: AbortSignal.abort() })()).toEqual(
      E.left({ _tag: 'Aborted' }),
    )
  })
})

it('has all its tags in the name of its codec, which a refusal shows', () => {
  const tags = Fault.types.map((type) => ('props' in type ? type : type.types[0]).props._tag.value)

  expect(Fault.name.match(/[A-Z]\w+/g)).toEqual(tags)
})
