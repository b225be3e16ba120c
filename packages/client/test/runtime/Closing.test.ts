// When a client that is closed is really closed.
import type { Transport } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { basic, bearer } from '../../src/auth/Auth.js'
import type { ClientConfig } from '../../src/settings/ClientConfig.js'
import { account, answers, clientWith, response } from '../support.js'

const saved = account(270)
const ok = E.right(response(200, saved))

/** Whether a promise is settled, after everything that is ready has run. */
const isSettled = async (promise: Promise<unknown>): Promise<boolean> => {
  let settled = false
  promise.then(() => (settled = true))
  await new Promise((resolve) => setTimeout(resolve, 5))
  return settled
}

const later = <A>() => {
  let give = (_: A) => {}
  const promise = new Promise<A>((resolve) => {
    give = resolve
  })
  return { promise, give }
}

const closed = E.left({ _tag: 'ConnectionFailed', cause: 'closed', sent: false, message: 'the client is closed' })

const clientOf = (more: Partial<ClientConfig>) =>
  clientWith({ baseUrl: 'https://host.test', auth: basic({ user: 'tje0', password: 'Tje0' }), ...more })

describe('close', () => {
  it('waits for a call between two attempts, whose later attempt is sent', async () => {
    const outcomes = [answers(503), ok]
    const transport: Transport = (() => async () => outcomes.shift()) as never
    const client = clientOf({ transport, retry: { attempts: 2, baseDelay: 0 } })
    const saving = client.saveEMailAccount({ EMailAccountId: 270 })()
    await client.close()
    expect(await isSettled(saving)).toBe(true)
    expect(await saving).toEqual(E.right(saved))
  })

  it('waits for the last of several calls', async () => {
    const [first, second] = [later<typeof ok>(), later<typeof ok>()]
    const outcomes = [first.promise, second.promise]
    const client = clientOf({ transport: (() => async () => outcomes.shift()) as never })
    const saving = [1, 2].map((EMailAccountId) => client.saveEMailAccount({ EMailAccountId })())
    const closing = client.close()
    first.give(ok)
    expect(await isSettled(closing)).toBe(false)
    second.give(ok)
    await closing
    expect(await Promise.all(saving)).toEqual([E.right(saved), E.right(saved)])
  })

  it('waits for a call whose first event closes the client', async () => {
    const answered = later<typeof ok>()
    const closings: Array<Promise<void>> = []
    const client = clientOf({
      headers: { Authorization: 'Bearer 8A:token' },
      transport: (() => () => answered.promise) as never,
      onEvent: () => closings.push(client.close()),
    })
    const saving = client.saveEMailAccount({ EMailAccountId: 270 })()
    expect(await isSettled(Promise.all(closings))).toBe(false)
    answered.give(ok)
    expect(await saving).toEqual(E.right(saved))
    await Promise.all(closings)
  })

  it('waits for a call that waits for its credentials', async () => {
    const token = later<E.Either<string, string>>()
    const client = clientOf({ transport: () => async () => ok, auth: bearer(() => token.promise) })
    const saving = client.saveEMailAccount({ EMailAccountId: 270 })()
    const closing = client.close()
    expect(await isSettled(closing)).toBe(false)
    token.give(E.right('8A:abc'))
    await closing
    expect(await saving).toEqual(E.right(saved))
  })

  it('waits for a change between its two requests', async () => {
    const first = later<typeof ok>()
    const outcomes: Array<Promise<typeof ok> | typeof ok> = [first.promise, ok]
    const client = clientOf({ transport: (() => async () => outcomes.shift()) as never })
    const changing = client.changeEMailAccount(270, (account) => account)()
    const closing = client.close()
    expect(await isSettled(closing)).toBe(false)
    first.give(ok)
    await closing
    expect(await changing).toEqual(E.right(saved))
  })

  it('refuses later calls without running a source or a transport', async () => {
    const ran: Array<string> = []
    const client = clientOf({
      transport: () => async () => {
        ran.push('transport')
        return ok
      },
      auth: bearer(async () => {
        ran.push('source')
        return E.right('8A:abc')
      }),
    })
    await client.close()
    expect(await client.saveEMailAccount({ EMailAccountId: 270 })()).toMatchObject(closed)
    expect(await client.changeEMailAccount(270, (account) => account)()).toMatchObject(closed)
    for await (const { result } of client.saveEMailAccounts([{}])) expect(result).toMatchObject(closed)
    expect(ran).toEqual([])
  })

  it('waits for no call that has ended, and may be called again', async () => {
    const client = clientOf({ transport: () => async () => ok })
    await client.saveEMailAccount({ EMailAccountId: 270 })()
    expect(await Promise.all([client.close(), client.close()])).toEqual([undefined, undefined])
  })
})
