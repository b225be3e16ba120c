import type { HttpResponse } from '@so-email/wire'
import { either as E, option as O, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { makeAccountReader } from '../../../src/live/accounts/AccountReader.js'

const readerOf = (response: HttpResponse) => makeAccountReader(() => TE.right(response), [])

const json = (status: number, body: string): HttpResponse => ({
  status,
  headers: [['Content-Type', 'application/json']],
  body: new TextEncoder().encode(body),
})

describe('a reader of accounts', () => {
  it.each([
    ['200 and null', json(200, 'null')],
    ['200 and an account without an id', json(200, '{"EMailAccountId":0}')],
    ['204', { status: 204, headers: [], body: new Uint8Array() }],
  ])('finds none in a response of %s', async (_name, response) => {
    expect(await readerOf(response).byId(270)()).toEqual(E.right(O.none))
    expect(await readerOf(response).byAddress('a@example.test')()).toEqual(E.right(O.none))
  })

  it('finds the account of the id, and takes no other one', async () => {
    const reader = readerOf(json(200, '{"EMailAccountId":270,"EMailAddress":"a@example.test"}'))

    expect(await reader.byId(270)()).toEqual(E.right(O.some({ EMailAccountId: 270, EMailAddress: 'a@example.test' })))
    expect(await reader.byId(271)()).toEqual(E.left('account 271 could not be read (it is another account)'))
  })

  it.each([400, 404, 410])('finds none where the server refuses the request with %d', async (status) => {
    const reader = readerOf(json(status, '{"Message":"no such account"}'))

    expect(await reader.byId(270)()).toEqual(E.right(O.none))
    expect(await reader.byAddress('a@example.test')()).toEqual(E.right(O.none))
    expect(await reader.byIdForCertain(270)()).toEqual(
      E.left(`account 270 could not be read (the status is ${status})`),
    )
  })

  it.each([401, 403, 408, 429, 500, 302])('knows nothing after the status %d', async (status) => {
    expect(await readerOf(json(status, 'null')).byId(270)()).toEqual(
      E.left(`account 270 could not be read (the status is ${status})`),
    )
  })
})
