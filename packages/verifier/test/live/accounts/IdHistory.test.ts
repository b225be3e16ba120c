import { operations, pathOf } from '@so-email/codecs'
import type { HttpRequest } from '@so-email/wire'
import { taskEither as TE } from 'fp-ts'
import { expect, it, test } from 'vitest'
import { makeAccountReader } from '../../../src/live/accounts/AccountReader.js'
import { makeIdHistory } from '../../../src/live/accounts/IdHistory.js'

/** A server with these accounts, which lists some of them. */
const historyOf = (accounts: ReadonlySet<number>, current: unknown, ready: unknown) => {
  const urls: Array<string> = []
  const send = ({ url }: HttpRequest) => {
    urls.push(url.split('/').at(-1) ?? '')
    const id = Number(/Id=(-?\d+)$/.exec(url)?.[1] ?? 0)
    const account = accounts.has(id) ? { EMailAccountId: id, EMailAddress: 'a' } : null
    const value =
      url === pathOf(operations.getCurrentAccountId)
        ? current
        : url === pathOf(operations.getReadySyncEmailAccounts)
          ? ready
          : account
    return TE.right({
      status: 200,
      headers: [['Content-Type', 'application/json']] as const,
      body: new TextEncoder().encode(JSON.stringify(value)),
    })
  }
  return { urls, ...makeIdHistory(send, [], makeAccountReader(send, []).byId) }
}

it('knows which of the next ids were free, and that those which the server lists were not', async () => {
  const { look, before } = historyOf(new Set([8, 12, 14]), 12, [
    { AccountId: 8, AssociateName: 'tje0', AssociateId: 244 },
  ])
  await look()

  expect([8, 13, 14, 15, 16].map(before)).toEqual(['taken', 'free', 'taken', 'free', 'unknown'])
})

it('looks after the last id, and as far ahead as that one was, before each create', async () => {
  const accounts = new Set([12])
  const { look, before, urls } = historyOf(accounts, 12, [])
  await look()
  before(100)
  await look()
  before(110)
  urls.length = 0
  accounts.add(112)
  await look()

  expect(urls).toEqual([111, 112, 113, 120].map((id) => `GetEMailAccount?eMailAccountId=${id}`))
  expect([112, 120, 13].map(before)).toEqual(['taken', 'free', 'unknown'])
})

test.each([null, 'a', { EMailAccountId: 1 }, [null], -3])('what is no list of ids is none: %j', async (listed) => {
  const { look, before } = historyOf(new Set(), listed, listed)
  await look()

  expect([1, 2, 3].map(before)).toEqual(['free', 'free', 'free'])
})
