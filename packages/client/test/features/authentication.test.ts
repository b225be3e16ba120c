import { either as E, task as T, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { type Auth, basic, bearer, soTicket, xsrf } from '../../src/auth/Auth.js'
import { makeCredentialStore } from '../../src/auth/CredentialStore.js'
import { authentication } from '../../src/features/authentication.js'
import type { Feature, Send } from '../../src/features/Send.js'
import { answers, limits, type Outcome, request, response, scripted } from '../support.js'

const withStore = (auth: Auth) => authentication(makeCredentialStore(auth, Date.now))

const run = async (auth: Auth, ...outcomes: ReadonlyArray<Outcome>) => {
  const { send, requests } = scripted(...outcomes)
  const outcome = await withStore(auth)(send)(request, limits())()
  return { outcome, headers: requests.map(({ headers }) => headers[0]) }
}

/** A source that gives `token-1`, then `token-2` ... */
const counting = () => {
  let count = 0
  return { auth: bearer(async () => E.right(`token-${++count}`)), asked: () => count }
}

const unauthorized = answers(401)
const expired: Outcome = E.right(response(403, { Message: 'The access token has expired.' }))

describe('the header', () => {
  it.each([
    ['basic', basic({ user: 'tje0', password: 'Tje0' }), 'Authorization', 'Basic dGplMDpUamUw'],
    ['soTicket', soTicket('7T:abc'), 'Authorization', 'SoTicket 7T:abc'],
    ['bearer', bearer('8A:abc'), 'Authorization', 'Bearer 8A:abc'],
    ['xsrf', xsrf('abc'), 'X-XSRF-TOKEN', 'abc'],
  ])('of %s', async (_, auth, name, value) => {
    expect(await run(auth, answers(200))).toEqual({ outcome: answers(200), headers: [[name, value]] })
  })

  it('of a source is that of what it gives', async () => {
    const { headers } = await run(basic(TE.right({ user: 'tje0', password: 'Tje0' })), answers(200))
    expect(headers).toEqual([['Authorization', 'Basic dGplMDpUamUw']])
  })

  it('that cannot be written is a failure, and nothing is sent', async () => {
    const { outcome, headers } = await run(soTicket('7T:abc\r\nX-Evil: 1'))
    expect(outcome).toEqual(E.left({ _tag: 'CredentialsFailed', reason: 'the value has a line break' }))
    expect(headers).toEqual([])
  })
})

describe('a source', () => {
  it('runs when credentials are first needed, and not again while they are good', async () => {
    const { auth, asked } = counting()
    const authenticated = withStore(auth)
    expect(asked()).toBe(0)
    const { send } = scripted(answers(200), answers(404))
    await authenticated(send)(request, limits())()
    await authenticated(send)(request, limits())()
    expect(asked()).toBe(1)
  })

  it.each([
    ['a 401', unauthorized],
    ['a 403 that reports an expired token', expired],
  ])('runs again after %s, and the request is sent once more', async (_, refusal) => {
    const { auth } = counting()
    expect(await run(auth, refusal, answers(200))).toEqual({
      outcome: answers(200),
      headers: [
        ['Authorization', 'Bearer token-1'],
        ['Authorization', 'Bearer token-2'],
      ],
    })
  })

  it('runs again once in a call, not more often', async () => {
    const { auth, asked } = counting()
    expect((await run(auth, unauthorized, unauthorized)).outcome).toEqual(unauthorized)
    expect(asked()).toBe(2)
  })

  it.each(['You may not do this.', 'The licence has expired.', 'This token may not do this.'])(
    'does not run again after a 403 for another reason: %s',
    async (Message) => {
      const { auth, asked } = counting()
      const forbidden: Outcome = E.right(response(403, { Message }))
      expect((await run(auth, forbidden)).outcome).toEqual(forbidden)
      expect(asked()).toBe(1)
    },
  )

  it('that is a value has nothing else to give', async () => {
    expect((await run(bearer('8A:abc'), unauthorized)).outcome).toEqual(unauthorized)
  })

  it('that gives none is a failure, at first and at a refresh', async () => {
    const failure = E.left({ _tag: 'CredentialsFailed', reason: 'the vault is sealed' })
    expect(await run(bearer(TE.left('the vault is sealed')))).toEqual({ outcome: failure, headers: [] })

    const sources = [E.right('8A:abc'), E.left('the vault is sealed')]
    const { outcome } = await run(
      bearer(async () => sources.shift() ?? E.right('')),
      unauthorized,
    )
    expect(outcome).toEqual(failure)
  })

  it('that throws is a failure that does not repeat what it threw', async () => {
    const throwing = bearer(() => Promise.reject(new Error('8A:secret')))
    expect((await run(throwing)).outcome).toEqual(
      E.left({ _tag: 'CredentialsFailed', reason: 'their source threw, or gave no text' }),
    )
  })

  // `never` stands for what the types forbid and JavaScript may give all the same.
  it.each<readonly [string, Auth]>([
    ['undefined instead of a token', bearer(undefined as never)],
    ['a source of undefined', bearer(async () => E.right(undefined as never))],
    ['a number', soTicket(async () => E.right(7 as never))],
    ['no password', basic({ user: 'tje0', password: undefined as never })],
    ['no password at all', basic({ user: 'tje0' } as never)],
    ['no user', basic({ user: undefined as never, password: 'Tje0' })],
    ['null instead of both', basic(async () => E.right(null as never))],
  ])('that gives %s, as JavaScript may, is a failure, and nothing is sent', async (_, auth) => {
    const failure = E.left({ _tag: 'CredentialsFailed', reason: 'their source threw, or gave no text' })
    expect(await run(auth)).toEqual({ outcome: failure, headers: [] })
  })

  it.each<readonly [string, E.Either<string, string>]>([
    ['nothing', E.left('not yet')],
    ['what is no text', E.right(undefined as never)], // as JavaScript may give
    ['what no header can carry', E.right('8A:abc\n')],
  ])('runs again for the next call after it gave %s', async (_, first) => {
    const sources = [first, E.right('8A:abc')]
    const authenticated = withStore(bearer(async () => sources.shift() ?? E.right('')))
    const { send } = scripted(answers(200))
    await authenticated(send)(request, limits())()
    expect(await authenticated(send)(request, limits())()).toEqual(answers(200))
  })
})

describe('a source that hangs', () => {
  /** A source that hangs until the test lets it answer, each time it runs. */
  const byHand = () => {
    const questions: Array<(token: string) => void> = []
    const auth = bearer(() => new Promise((resolve) => questions.push((token) => resolve(E.right(token)))))
    return { authenticated: withStore(auth), questions }
  }
  const call = (feature: Feature, send: Send, signal?: AbortSignal) => feature(send)(request, limits(signal))()

  it('runs again once the call that started it has ended', async () => {
    const { authenticated, questions } = byHand()
    const { send, requests } = scripted(answers(200))
    const ended = new AbortController()
    call(authenticated, send, ended.signal)
    ended.abort()
    const second = call(authenticated, send)
    questions[1]?.('second')
    expect(await second).toEqual(answers(200))
    expect(requests.map(({ headers }) => headers[0])).toEqual([['Authorization', 'Bearer second']])
  })

  it('may still answer late, if no other call ran it again', async () => {
    const { authenticated, questions } = byHand()
    const { send } = scripted(answers(200), answers(200))
    const ended = new AbortController()
    const first = call(authenticated, send, ended.signal)
    ended.abort()
    questions[0]?.('late')
    await first
    await call(authenticated, send)
    expect(questions.length).toBe(1)
  })

  it('replaces nothing with a late answer if another call ran it again', async () => {
    const { authenticated, questions } = byHand()
    const { send, requests } = scripted(answers(200), answers(200), answers(200))
    const ended = new AbortController()
    const first = call(authenticated, send, ended.signal)
    ended.abort()
    const second = call(authenticated, send)
    questions[1]?.('second')
    await second
    questions[0]?.('late')
    await first
    await call(authenticated, send)
    expect(requests.map(({ headers }) => headers[0]?.[1])).toEqual(['Bearer second', 'Bearer late', 'Bearer second'])
  })

  it('forgets no newer credentials when it fails late', async () => {
    const { authenticated, questions } = byHand()
    const { send, requests } = scripted(answers(200), answers(200))
    const ended = new AbortController()
    const first = call(authenticated, send, ended.signal)
    ended.abort()
    const second = call(authenticated, send)
    questions[1]?.('second')
    await second
    questions[0]?.('no header\r\ncan carry it')
    const late = await first
    await call(authenticated, send)
    expect(late).toEqual(E.left({ _tag: 'CredentialsFailed', reason: 'the value has a line break' }))
    expect(requests.map(({ headers }) => headers[0]?.[1])).toEqual(['Bearer second', 'Bearer second'])
    expect(questions.length).toBe(2)
  })
})

describe('concurrent calls', () => {
  /** A server that knows only the latest token of a source that takes its time. */
  const server = () => {
    let given = 0
    let valid = 1
    const auth = bearer(T.delay(5)(async () => E.right(`token-${++given}`)))
    const send: Send = ({ headers }) =>
      T.delay(1)(async () => (headers[0]?.[1] === `Bearer token-${valid}` ? answers(200) : unauthorized))
    return { auth, send, given: () => given, revoke: () => (valid += 1) }
  }

  it('share the first run and a refresh, also those that come late', async () => {
    const { auth, send, given, revoke } = server()
    const authenticated = withStore(auth)
    const call = () => authenticated(send)(request, limits())()
    const first = await Promise.all([call(), call(), call()])
    expect(given()).toBe(1)
    revoke()
    const second = await Promise.all([call(), call(), call(), T.delay(2)(call)(), T.delay(4)(call)()])
    expect([...first, ...second]).toEqual(Array(8).fill(answers(200)))
    expect(given()).toBe(2)
  })
})

it('runs no source for a call that has ended', async () => {
  const { auth, asked } = counting()
  const controller = new AbortController()
  const send: Send = () => async () => {
    controller.abort()
    return unauthorized
  }
  const outcome = await withStore(auth)(send)(request, { ...limits(), signal: controller.signal })()

  expect([outcome, asked()]).toEqual([E.left({ _tag: 'Aborted' }), 1])
})
