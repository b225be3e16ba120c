import { pathOf, saveEMailAccount } from '@so-email/codecs'
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { makeLiveAccounts } from '../../../src/live/accounts/LiveAccounts.js'

type Account = Readonly<Record<string, unknown>>

const respond = (value: unknown, status = 200): TE.TaskEither<string, HttpResponse> =>
  TE.right({
    status,
    headers: [['Content-Type', 'application/json']],
    body: new TextEncoder().encode(JSON.stringify(value)),
  })

/** A server with one account at most, whose connection breaks at each write but the create. */
const startBreaking = (isCarriedOut: boolean, read: (account: Account | null) => ReturnType<typeof respond>) => {
  let account: Account | null = null
  const writes: Array<string> = []
  const send = ({ url, body }: HttpRequest) => {
    const isWrite = /SaveEMailAccount|DeleteEMailAccount/.test(url)
    const isFirst = account === null
    if (isWrite) {
      writes.push(url)
      const sent: Account | null = body.length === 0 ? null : JSON.parse(new TextDecoder().decode(body))
      if (isCarriedOut || isFirst) account = sent === null ? null : { ...sent, EMailAccountId: 1 }
      return isFirst ? respond(account) : TE.left('no response')
    }
    return writes.length > 1 ? read(account) : respond(account)
  }
  return { accounts: makeLiveAccounts(send, [], TE.right(244)), writes }
}

const post = (url: string, json?: unknown): HttpRequest => ({
  method: 'POST',
  url,
  headers: json === undefined ? [] : [['Content-Type', 'application/json']],
  body: new TextEncoder().encode(json === undefined ? '' : JSON.stringify(json)),
})
const update = post(pathOf(saveEMailAccount), { EMailAccountId: 1, EMailAddress: 'other@example.test' })
const deletion = post(`${pathOf(saveEMailAccount).replace('Save', 'Delete')}?EMailAccountId=1`)

describe('a write that gets no response', () => {
  it.each<readonly [string, HttpRequest, boolean, typeof respond, string]>([
    ['an update that was carried out', update, true, respond, 'account 1 has the address of the update'],
    [
      'an update that was not carried out',
      update,
      false,
      respond,
      'account 1 has another address than that of the update',
    ],
    ['a deletion that was carried out', deletion, true, respond, 'account 1 is not there'],
    ['a deletion that was not carried out', deletion, false, respond, 'account 1 is there'],
    [
      'an update of an account that cannot be read any more',
      update,
      true,
      () => respond(null, 503),
      'account 1 could not be read (the status is 503)',
    ],
  ])(
    'is not sent again, and what the account is then is reported: %s',
    async (_what, request, isCarriedOut, read, found) => {
      const { accounts, writes } = startBreaking(isCarriedOut, read)
      await accounts.create()

      expect(await accounts.exchange(request)()).toEqual(E.left(`no response; ${found}`))
      expect(writes.length).toBe(2)
    },
  )
})
