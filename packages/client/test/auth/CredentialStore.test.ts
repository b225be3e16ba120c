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

    /** A store whose first credentials are to be renewed, by so many runs that wait to be given their credentials. */
    const ending = async (runs: number) => {
      let now = 0
      let left = runs
      let isFirst = true
      let give = (_: Expiring<string>): void => expect.fail()
      const store = makeCredentialStore(
        bearer(async (): Promise<E.Either<string, Expiring<string>>> => {
          if (isFirst) {
            isFirst = false
            return E.right(first)
          }
          left -= 1
          return E.right(
            await new Promise((resolve) => {
              give = resolve
            }),
          )
        }),
        () => now,
      )
      const got = async (by = signal) => issued(await store.get(by)()).header[1]
      await got()
      now = 999
      return {
        got,
        left: () => left,
        give: (credentials: Expiring<string>) => give(credentials),
        move: (milliseconds: number) => {
          now += milliseconds
        },
      }
    }
    const settled = () => new Promise((resolve) => setTimeout(resolve))

    it('serve while they are renewed, also the call that begins it, and no longer', async () => {
      const { got, give } = await ending(1)

      expect([await got(), await got()]).toEqual(['Bearer 1', 'Bearer 1'])
      give({ value: '2', expiresAt: 1_000_000 })
      await settled()
      expect(await got()).toBe('Bearer 2')
    })

    it('are kept although the first call that uses them ends, and nobody waited for them', async () => {
      const { got, left, move, give } = await ending(1)
      await got()
      give({ value: '2', expiresAt: 1_000_000 })
      await settled()
      const first = new CallSignal()
      expect(await got(first)).toBe('Bearer 2')
      first.abort()
      move(1)

      expect([await got(), left(), first.callbacks.first]).toEqual(['Bearer 2', 0, undefined])
    })

    it('serve each call while their source hangs, and run it once', async () => {
      const { got, left, move } = await ending(2)
      for (let count = 0; count < 10; count++) expect(await got()).toBe('Bearer 1')
      expect(left()).toBe(1)

      move(1_000) // they are over
      const ended = new CallSignal()
      const [waiting, beside] = [got(ended), got()]
      expect(left()).toBe(1) // the run that hangs is waited for
      ended.abort()
      void Promise.all([waiting, beside])
      void got()
      expect(left()).toBe(0)
    })

    it('serve where their renewal fails, which is tried again after nine tenths of what is left', async () => {
      let runs = 0
      let now = 0
      const store = makeCredentialStore(
        bearer(async (): Promise<E.Either<string, Expiring<string>>> => {
          runs += 1
          return runs === 2 ? E.left('down') : E.right({ value: `${runs}`, expiresAt: runs * 1_000 })
        }),
        () => now,
      )
      const gotAt = async (time: number) => {
        now = time
        const { header } = issued(await store.get(signal)())
        await settled()
        return header[1]
      }
      const given = [await gotAt(0), await gotAt(900), await gotAt(989), await gotAt(990), await gotAt(991)]

      expect([...given, runs]).toEqual(['Bearer 1', 'Bearer 1', 'Bearer 1', 'Bearer 1', 'Bearer 3', 3])
    })

    it('are not renewed again by a call that ends while another one waits', async () => {
      const { got, left, move, give } = await ending(1)
      await got()
      move(1_000)
      const waiting = got()
      const ended = new CallSignal()
      void got(ended)
      ended.abort()
      const next = got()
      give({ value: '2', expiresAt: 1_000_000 })

      expect([await waiting, await next, left()]).toEqual(['Bearer 2', 'Bearer 2', 0])
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
