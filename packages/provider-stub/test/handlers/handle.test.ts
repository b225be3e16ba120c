/** Operations of your own, and those that the stub does not have. */
import { setImmediate } from 'node:timers/promises'
import { entity, Int32, nullable, type Operation, operations } from '@so-email/codecs'
import { option as O } from 'fp-ts'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { handle, makeStub, type Stub, sampleAccount } from '../../src/index.js'
import { agentOperations } from '../../src/routing/agentOperations.js'
import { basic, send } from '../support/requests.js'

const Person = entity('Person', { PersonId: Int32, Title: nullable(t.string) }, {})
const codec = nullable(Person)

const getPerson: Operation<{ readonly personId: number }, t.TypeOf<typeof codec>> = {
  agent: 'Person',
  name: 'GetPerson',
  summary: 'Gets a person.',
  parameters: {
    codec: entity('GetPerson', { personId: Int32 }, {}),
    query: ['personId'],
    hasBody: false,
    complete: (a) => a,
  },
  answer: { status: 200, codec, decode: codec.decode, encode: codec.encode },
  changes: false,
  isRepeatable: () => true,
}

const handlers = [
  handle(getPerson, ({ personId }, { caller, accounts }) =>
    O.toNullable(O.fromNullable(accounts.get(personId) && { PersonId: personId, Title: caller.name })),
  ),
]

const call = async (stub: Stub, path: string, method = 'POST', authorization = basic) => {
  const { status, text } = await send(stub, {
    method,
    url: `/api/v1/Agents/${path}`,
    headers: [['Authorization', authorization]],
    body: new Uint8Array(),
  })
  return [status, text.startsWith('<') ? 'a page' : JSON.parse(text)]
}

describe('a handler of your own', () => {
  it('answers its operation by the input, the caller and the accounts', async () => {
    const stub = makeStub({ handlers })

    expect(await call(stub, 'Person/GetPerson?personId=270')).toEqual([200, { PersonId: 270, Title: 'tje0' }])
    expect(await call(stub, 'person/getperson?PERSONID=271')).toEqual([200, null])
  })

  it('is behind the same rules as ours', async () => {
    const stub = makeStub({ handlers })

    expect((await call(stub, 'Person/GetPerson?personId=x'))[0]).toBe(400)
    expect((await call(stub, 'Person/GetPerson?personId=270', 'POST', 'Basic eDp5'))[0]).toBe(401)
    expect(await call(stub, 'Person/GetPerson', 'GET')).toEqual([200, { POST: 'Gets a person.' }])
    expect(stub.journal.entries()[0]).toMatchObject({ operation: 'GetPerson', status: 400 })
  })

  it('needs no grant of the EMail agent', async () => {
    const stub = makeStub({ handlers, granted: false })

    expect((await call(stub, 'Person/GetPerson?personId=270'))[0]).toBe(200)
    expect((await call(stub, 'EMail/GetCurrentAccount'))[0]).toBe(403)
  })

  it('answers where the tenant has moved, and 421 where it was', async () => {
    const stub = makeStub({ handlers, tenant: { contextId: 'Cust12345' } })
    stub.states.enter('a tenant has moved', { contextId: 'Cust12345', path: '/online3' })
    const at = (path: string) =>
      send(stub, {
        method: 'POST',
        url: `${path}/api/v1/Agents/Person/GetPerson?personId=270`,
        headers: [['Authorization', basic]],
        body: new Uint8Array(),
      })

    expect([(await at('/online3')).status, (await at('')).status]).toEqual([200, 421])
  })

  it.each<readonly [string, () => PromiseLike<never>]>([
    [
      'rejects',
      async () => {
        throw new Error('s3cret')
      },
    ],
    [
      'cannot be listened to',
      () => ({
        // biome-ignore lint/suspicious/noThenProperty: the test is about it
        then: () => {
          throw new Error('s3cret')
        },
      }),
    ],
  ])('must not be asynchronous: a promise that %s is a 500 and ends no process', async (_, answer) => {
    const stub = makeStub({ handlers: [handle(getPerson as Operation<unknown, unknown>, answer)] })
    const reason = 'a handler must not be asynchronous'

    expect(await call(stub, 'Person/GetPerson?personId=270')).toEqual([
      500,
      expect.objectContaining({ ErrorType: 'InvalidOperationException', Message: reason }),
    ])
    expect(stub.journal.entries()).toMatchObject([{ status: 500, refused: reason }])
    await setImmediate() // then an unhandled rejection would have failed the test
  })

  it('replaces ours at the same path', async () => {
    const stub = makeStub({
      handlers: [handle({ ...getPerson, agent: 'EMail', name: 'GetCurrentAccountId' }, () => null)],
    })

    expect(await call(stub, 'EMail/GetCurrentAccountId?personId=1')).toEqual([200, null])
  })
})

describe('an operation that the stub does not have', () => {
  it.each(['EMail/GetEMail', 'email/getemail', 'EMail/Send%45Mails'])(
    'of SuperOffice is answered 501, with a header: %s',
    async (path) => {
      const { status, headers } = await send(makeStub(), {
        method: 'POST',
        url: `/api/v1/Agents/${path}`,
        headers: [],
        body: new Uint8Array(),
      })

      expect([status, headers.find(([name]) => name === 'X-So-Email-Stub')?.[1]]).toEqual([501, 'not implemented'])
    },
  )

  it('is one of those whose names are known; ours are among them', () => {
    expect(Object.values(operations).filter(({ name }) => !agentOperations.includes(name))).toEqual([])
    expect(agentOperations).toHaveLength(110)
  })

  it('has a name of its own, which can stand in a path', () => {
    expect(agentOperations.filter((name) => !/^[A-Z][A-Za-z]+$/.test(name))).toEqual([])
    expect(new Set(agentOperations).size).toBe(110)
  })

  it('is answered 404 where SuperOffice has none either', async () => {
    expect((await call(makeStub(), 'EMail/GetNothing'))[0]).toBe(404)
    expect((await call(makeStub({ accounts: [sampleAccount] }), 'Person/GetPerson'))[0]).toBe(404)
  })
})
