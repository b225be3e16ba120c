/** Credentials that say when they expire. */
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { type Auth, basic, bearer, type Expiring, soTicket, xsrf } from '../../src/auth/Auth.js'
import { makeCredentialStore } from '../../src/auth/CredentialStore.js'
import { authentication } from '../../src/features/authentication.js'
import * as promise from '../../src/promise/index.js'
import { answers, limits, request, scripted } from '../support.js'

const minute = 60_000
const hour = 60 * minute

/** A client's credentials, under a clock that the test moves, and the headers that it sends. */
const clientOf = (auth: Auth) => {
  let time = 1_700_000_000_000
  const feature = authentication(makeCredentialStore(auth, () => time))
  const call = async (status = 200) => {
    const { send, requests } = scripted(answers(status), answers(200))
    const outcome = await feature(send)(request, limits())()
    return E.isLeft(outcome) ? outcome.left._tag : requests.map(({ headers }) => headers[0]?.[1])
  }
  return {
    call,
    move: (milliseconds: number) => {
      time += milliseconds
    },
    now: () => time,
  }
}

/** A source of tokens that live so long; while it is down it fails. */
const tokens = (life: number, now: () => number) => {
  let count = 0
  let isDown = false
  const source = async (): Promise<E.Either<string, Expiring<string>>> =>
    isDown ? E.left('down') : E.right({ value: `${++count}`, expiresAt: new Date(now() + life) })
  return {
    source,
    count: () => count,
    stop: () => {
      isDown = true
    },
  }
}

const expiring = (life: number) => {
  let now = () => 0
  const { source, ...rest } = tokens(life, () => now())
  const client = clientOf(bearer(source))
  now = client.now
  return { ...client, ...rest }
}

describe('credentials that expire', () => {
  it.each([
    ['half a minute before', hour, hour - minute / 2],
    ['after nine tenths of a short life', minute, minute * 0.9],
  ])('are renewed %s, and not before', async (_, life, time) => {
    const { call, move } = expiring(life)

    expect(await call()).toEqual(['Bearer 1'])
    move(time - 1)
    expect(await call()).toEqual(['Bearer 1'])
    move(1)
    expect([await call(), await call()]).toEqual([['Bearer 1'], ['Bearer 2']])
  })

  it('are renewed once for all calls at the same time', async () => {
    const { call, move, count } = expiring(hour)
    await call()
    move(hour)

    expect(await Promise.all([call(), call(), call()])).toEqual([['Bearer 2'], ['Bearer 2'], ['Bearer 2']])
    expect(count()).toBe(2)
  })

  it('serve to their end where they cannot be renewed, and then no longer', async () => {
    const { call, move, stop } = expiring(hour)
    await call()
    stop()
    move(hour - 1)
    expect(await call()).toEqual(['Bearer 1'])
    move(1)

    expect(await call()).toBe('CredentialsFailed')
  })

  it('serve every call beside a renewal that hangs, also the one that begins it, until they are rejected', async () => {
    let time = 1_700_000_000_000
    const runs = [async () => E.right({ value: '1', expiresAt: time + hour }), () => new Promise<never>(() => {})]
    const store = makeCredentialStore(
      bearer(async () => (runs.shift() ?? (async () => E.left('down')))()),
      () => time,
    )
    const controller = new AbortController()
    const headerOf = async () =>
      F.pipe(
        await store.get(new AbortController().signal)(),
        E.match(
          ({ _tag }) => _tag,
          ({ header: [, value] }) => value,
        ),
      )
    await headerOf()
    time += hour - 1
    expect(await headerOf()).toBe('Bearer 1') // and begins a renewal that hangs
    expect(await headerOf()).toBe('Bearer 1')

    const [rejected] = store.issued()
    if (rejected !== undefined) void store.renew(rejected, controller.signal)()
    controller.abort()
    expect(await headerOf()).toBe('CredentialsFailed')
  })

  it('are renewed when they are rejected too', async () => {
    const { call } = expiring(hour)

    expect(await call(401)).toEqual(['Bearer 1', 'Bearer 2'])
  })

  it('that are already over are got anew by each call, once', async () => {
    const { call, count } = expiring(-hour)

    expect([await call(), await call()]).toEqual([['Bearer 1'], ['Bearer 2']])
    expect(count()).toBe(2)
  })

  it('without a source are sent as they are', async () => {
    const { call, move } = clientOf(bearer({ value: 'a', expiresAt: 1_700_000_000_000 + hour }))

    expect(await call()).toEqual(['Bearer a'])
    move(2 * hour)
    expect(await call()).toEqual(['Bearer a'])
  })

  it.each([undefined, null, Number.NaN, Number.POSITIVE_INFINITY, new Date(Number.NaN)])(
    'are not renewed for a time that is none: %s',
    async (expiresAt) => {
      let count = 0
      const source = async () => E.right({ value: `${++count}`, expiresAt } as unknown as Expiring<string>) // as JavaScript may give it
      const { call, move } = clientOf(bearer(source))
      await call()
      move(hour)

      expect(await call()).toEqual(['Bearer 1'])
    },
  )
})

it('a time may be a text, as in JSON', async () => {
  const { source, count } = tokens(hour, () => 1_700_000_000_000)
  const { call, move } = clientOf(bearer(async () => E.map(inJson)(await source())))
  await call()
  move(hour)
  await call()

  expect(count()).toBe(2)
})

const inJson = (given: Expiring<string>): Expiring<string> => JSON.parse(JSON.stringify(given))

describe('each way to authenticate, in both faces,', () => {
  const at = { expiresAt: 1_700_000_000_000 + hour }
  const sourceOf = <A>(values: ReadonlyArray<A>): TE.TaskEither<string, Expiring<A>> => {
    let count = 0
    return async () => E.right({ value: values[count++] as A, ...at })
  }
  const promisedOf = <A>(values: ReadonlyArray<A>) => {
    let count = 0
    return async () => ({ value: values[count++] as A, ...at })
  }
  const users = ['a', 'b'].map((user) => ({ user, password: 'p' }))
  const cases: ReadonlyArray<readonly [string, Auth, Auth, ReadonlyArray<string>]> = [
    ['basic', basic(sourceOf(users)), promise.basic(promisedOf(users)), ['Basic YTpw', 'Basic Yjpw']],
    [
      'basic, with the time beside the password',
      basic(
        F.pipe(
          sourceOf(users),
          TE.map(({ value }) => ({ ...value, ...at })),
        ),
      ),
      promise.basic(F.flow(promisedOf(users), async (given) => ({ ...(await given).value, ...at }))),
      ['Basic YTpw', 'Basic Yjpw'],
    ],
    [
      'soTicket',
      soTicket(sourceOf(['a', 'b'])),
      promise.soTicket(promisedOf(['a', 'b'])),
      ['SoTicket a', 'SoTicket b'],
    ],
    ['bearer', bearer(sourceOf(['a', 'b'])), promise.bearer(promisedOf(['a', 'b'])), ['Bearer a', 'Bearer b']],
    ['xsrf', xsrf(sourceOf(['a', 'b'])), promise.xsrf(promisedOf(['a', 'b'])), ['a', 'b']],
  ]

  it.each(cases)('is renewed before its credentials expire: %s', async (_, task, promised, headers) => {
    for (const auth of [task, promised]) {
      const { call, move } = clientOf(auth)
      const first = await call()
      move(hour - 2)
      await call()
      await new Promise((resolve) => setTimeout(resolve))

      expect([first, await call()].flat()).toEqual(headers)
    }
  })
})
