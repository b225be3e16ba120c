import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { type Fault, makeStub } from '../../src/index.js'
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

  it('of a status may have a Retry-After', async () => {
    const stub = makeStub()
    stub.fail({ _tag: 'Status', status: 429, retryAfter: 7 })

    expect((await send(stub, saving(sent))).headers).toContainEqual(['Retry-After', '7'])
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
    const statuses = [(await send(stub, { ...saving(sent), url: '/' })).status]
    for (let i = 0; i < 4; i++) statuses.push((await send(stub, saving({}))).status)

    expect(statuses).toEqual([404, 500, 500, 502, 200])
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
    [{ _tag: 'Status', status: 99 }, 1],
    [{ _tag: 'Status', status: 101 }, 1],
    [{ _tag: 'Status', status: 1000 }, 1],
    [{ _tag: 'Latency', milliseconds: 3e9 }, 1],
    [{ _tag: 'Nope' }, 1],
    [{ _tag: 'Null' }, 1.5],
    [{ _tag: 'Null' }, Number.NaN],
    [{ _tag: 'Null' }, -3],
  ])('that is invalid is refused at once: %o, %d times', (fault, times) => {
    const { fail, states } = makeStub()

    expect(() => fail(fault as Fault, times)).toThrow(TypeError) // from JavaScript anything may come
    expect(E.isLeft(states.enterUnknown('the next operations fail', { fault, times }))).toBe(true)
  })

  it.each([204, 304])('of status %d has no body', async (status) => {
    const stub = makeStub()
    stub.fail({ _tag: 'Status', status })

    expect(await send(stub, saving(sent))).toEqual({ status, type: undefined, headers: [], text: '' })
  })

  it('is removed by a reset', async () => {
    const stub = makeStub()
    stub.fail({ _tag: 'Null' }, 5)
    stub.reset()

    expect(await save(stub, sent)).toMatchObject([200, sent])
  })
})

describe('the transport', () => {
  it('fails for a response that is longer than allowed, and after the signal', async () => {
    const stub = makeStub()

    expect(await stub.answer(saving(sent), { ...limits, maxResponseBytes: 10 })()).toEqual(
      E.left({ _tag: 'TooLarge', maxResponseBytes: 10 }),
    )
    expect(await stub.answer(saving({}), { ...limits, signal: AbortSignal.abort() })()).toEqual(
      E.left({ _tag: 'Aborted' }),
    )
  })
})
