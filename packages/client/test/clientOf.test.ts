/** A client of chosen operations, of either face: ours, and those of another agent. */
import { agent, answers, entity, getCurrentAccountId, Int32, operations, parameters } from '@so-email/codecs'
import { either as E, option as O, type taskEither as TE } from 'fp-ts'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { basic, type ClientConfig, type ClientError, makeClient, makeClientOf } from '../src/index.js'
import * as promise from '../src/promise/index.js'
import { response, scripted } from './support.js'

const Thing = entity('Thing', { ThingId: Int32 }, {})

const getThing = agent('Thing')(() => ({
  name: 'GetThing',
  summary: 'Gets a thing.',
  parameters: parameters.query(entity('GetThing', { thingId: Int32 }, {}), 'thingId'),
  answer: answers.foundBy(Thing, ({ ThingId }) => ThingId),
}))

const chosen = { getCurrentAccountId, getThing }

const configOf = (...bodies: ReadonlyArray<unknown>) => {
  const { send, requests } = scripted(...bodies.map((body) => E.right(response(200, body))))
  const config: ClientConfig = {
    baseUrl: 'http://host.test',
    auth: basic({ user: 'tje0', password: 'Tje0' }),
    transport: send as NonNullable<ClientConfig['transport']>, // it fails as no transport can
  }
  return { config, urls: () => requests.map(({ url }) => new URL(url).pathname + new URL(url).search) }
}

const urls = ['/api/v1/Agents/EMail/GetCurrentAccountId', '/api/v1/Agents/Thing/GetThing?thingId=5']

describe('a client of chosen operations', () => {
  it('has a function for each of them and no other, with a TaskEither', async () => {
    const { config, urls: sent } = configOf(554, { ThingId: 5 })
    const client = E.getOrElseW(() => expect.fail())(makeClientOf(chosen)(config))

    expect(Object.keys(client).sort()).toEqual(['call', 'close', 'getCurrentAccountId', 'getThing'])
    expect(await client.getCurrentAccountId()()).toEqual(E.right(O.some(554)))
    expect(await client.getThing({ thingId: 5 })()).toEqual(E.right(O.some({ ThingId: 5 })))
    expect(sent()).toEqual(urls)
  })

  it('has a function for each of them and no other, with a Promise', async () => {
    const { config, urls: sent } = configOf(0, { ThingId: 5 })
    const client = promise.makeClientOf(chosen)(config)

    expect(Object.keys(client).sort()).toEqual(['call', 'close', 'getCurrentAccountId', 'getThing'])
    expect([await client.getCurrentAccountId(), await client.getThing({ thingId: 5 })]).toEqual([null, { ThingId: 5 }])
    expect(sent()).toEqual(urls)
  })

  it('calls any other operation too, and no call after it is closed', async () => {
    const { config } = configOf({ ThingId: 5 })
    const client = promise.makeClientOf({})(config)

    expect(await client.call(getThing)({ thingId: 5 })).toEqual({ ThingId: 5 })
    await client.close()
    await expect(client.call(getThing)({ thingId: 5 })).rejects.toMatchObject({ error: { cause: 'closed' } })
  })

  it('is refused for the same problems as any client', () => {
    const wrong = { baseUrl: '', auth: null } as unknown as ClientConfig // as JavaScript may call it

    expect(makeClientOf(chosen)(wrong)).toEqual(makeClient(wrong))
    expect(() => promise.makeClientOf(chosen)(wrong)).toThrow(promise.SettingsException)
  })

  it('has the type of each operation, of all of them for all, and its own close and call whatever the names are', () => {
    const [task, face] = [makeClientOf(chosen), promise.makeClientOf(chosen)]
    type Task = Extract<ReturnType<typeof task>, { _tag: 'Right' }>['right']
    type Face = ReturnType<typeof face>

    expectTypeOf<keyof Task>().toEqualTypeOf<'getCurrentAccountId' | 'getThing' | 'call' | 'close'>()
    expectTypeOf<keyof Face>().toEqualTypeOf<keyof Task>()
    expectTypeOf<ReturnType<Task['getCurrentAccountId']>>().toEqualTypeOf<
      TE.TaskEither<ClientError, O.Option<number>>
    >()
    expectTypeOf<ReturnType<Face['getCurrentAccountId']>>().toEqualTypeOf<Promise<number | null>>()
    expectTypeOf<Parameters<Face['getThing']>[0]>().toEqualTypeOf<{ readonly thingId: number }>()
    expectTypeOf(makeClientOf({ close: getCurrentAccountId })(configOf().config)).toEqualTypeOf(
      makeClientOf({})(configOf().config),
    )
    // @ts-expect-error a codec is no operation
    makeClientOf({ thing: Thing })
    expect(Object.keys(promise.makeClientOf(operations)(configOf().config))).toEqual([
      ...Object.keys(operations),
      'call',
      'close',
    ])
  })
})
