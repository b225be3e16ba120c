import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { type Auth, basic, bearer, type Expiring, type IssuedCredentials, soTicket, xsrf } from '../../src/auth/Auth.js'
import { makeCredentialStore } from '../../src/auth/CredentialStore.js'
import { CallSignal } from '../../src/runtime/CallSignal.js'

const signal = new CallSignal()

/** A store of `Bearer 1`, `Bearer 2` ..., and how often it read the clock; the runs whose number is listed fail. */
const counting = (...failing: ReadonlyArray<number>) => {
  let runs = 0
  let reads = 0
  const source = async () => (failing.includes(++runs) ? E.left('down') : E.right(`${runs}`))
  const store = makeCredentialStore(bearer(source), () => ++reads)
  return { store, reads: () => reads }
}

const issued = (outcome: E.Either<unknown, IssuedCredentials>): IssuedCredentials =>
  E.getOrElse((): IssuedCredentials => expect.fail())(outcome)

describe('the credentials of a client', () => {
  it('remember the latest 32 that were issued, which a server may still repeat, the newest first', async () => {
    const { store } = counting()
    for (let count = 0, last = issued(await store.get(signal)()); count < 39; count++)
      last = issued(await store.renew(last, signal)())

    expect(store.issued().map(({ header: [, value] }) => value)).toEqual(
      Array.from({ length: 32 }, (_, index) => `Bearer ${40 - index}`),
    )
  })

  it('are requested once more where the renewal by another call failed', async () => {
    const { store } = counting(2)
    const rejected = issued(await store.get(signal)())

    expect(await store.renew(rejected, signal)()).toEqual(E.left({ _tag: 'CredentialsFailed', reason: 'down' }))
    expect(issued(await store.renew(rejected, signal)()).header).toEqual(['Authorization', 'Bearer 3'])
  })

  describe('that end soon', () => {
    const first = { value: '1', expiresAt: 1_000 }

    /** A store whose first credentials are to be renewed; the other runs are those that are given. */
    const ending = async (...runs: ReadonlyArray<() => Promise<E.Either<string, Expiring<string>>>>) => {
      let now = 0
      const left = [async () => E.right(first), ...runs]
      const store = makeCredentialStore(
        bearer(() => (left.shift() ?? expect.fail)()),
        () => now,
      )
      const got = async (by = signal) => issued(await store.get(by)()).header[1]
      await got()
      now = 999
      return { got, left }
    }

    it('serve while they are renewed, and no longer', async () => {
      let give = (_: Expiring<string>): void => expect.fail()
      const given = new Promise<Expiring<string>>((resolve) => {
        give = resolve
      })
      const { got } = await ending(async () => E.right(await given))
      const renewed = got()

      expect(await got()).toBe('Bearer 1')
      give({ value: '2', expiresAt: 1_000_000 })
      expect([await renewed, await got()]).toEqual(['Bearer 2', 'Bearer 2'])
    })

    it('are renewed by the next call where the call that began it has ended', async () => {
      const { got, left } = await ending(
        () => new Promise(() => {}),
        async () => E.right({ value: '3', expiresAt: 1_000_000 }),
      )
      const ended = new CallSignal()
      void got(ended)
      ended.abort()

      expect([await got(), left]).toEqual(['Bearer 3', []])
    })
  })

  it('without an end need no clock while they are kept', async () => {
    const { store, reads } = counting()
    await store.get(signal)()
    const before = reads()
    await store.get(signal)()

    expect(reads()).toBe(before)
  })
})

it.each<readonly [Auth['scheme'], Auth]>([
  ['Basic', basic({ user: 'tje0', password: 'Tje0' })],
  ['SoTicket', soTicket('7T:abc')],
  ['Bearer', bearer('8A:abc')],
  ['Xsrf', xsrf('abc')],
])('a way to authenticate names its scheme: %s', (scheme, auth) => {
  expect(auth.scheme).toBe(scheme)
})
