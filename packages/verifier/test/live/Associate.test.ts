import { either as E, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { associateFrom, callerAt } from '../../src/live/Associate.js'

const response = (status: number, text: string) =>
  TE.right({ status, headers: [], body: new TextEncoder().encode(text) })

describe('the associate of the caller', () => {
  it.each([
    [{}, E.right(null)],
    [{ SUPEROFFICE_ASSOCIATE_ID: '' }, E.right(null)],
    [{ SUPEROFFICE_ASSOCIATE_ID: '5' }, E.right(5)],
    [{ SUPEROFFICE_ASSOCIATE_ID: 'x' }, E.left('SUPEROFFICE_ASSOCIATE_ID is not the id of an associate')],
    [{ SUPEROFFICE_ASSOCIATE_ID: '0' }, E.left('SUPEROFFICE_ASSOCIATE_ID is not the id of an associate')],
    [{ SUPEROFFICE_ASSOCIATE_ID: '3000000000' }, E.left('SUPEROFFICE_ASSOCIATE_ID is too large')],
  ])('comes from the environment: %j', (env, expected) => {
    expect(associateFrom(env)).toEqual(expected)
  })

  it('is else the owner that the server gives to a new account', async () => {
    expect(await callerAt(() => response(200, '{"AssociateId":5}'), [])()).toEqual(E.right(5))
  })

  it.each([
    [401, 'the server answered 401: the credentials are wrong or expired, or may not use the EMail agent'],
    [403, 'the server answered 403: the credentials are wrong or expired, or may not use the EMail agent'],
    [
      200,
      "the caller's associate is not known, as the server answered 200 and no account: see whether the URL is that of the site, or set SUPEROFFICE_ASSOCIATE_ID",
    ],
  ])('is not known after a %i without an account, with what helps', async (status, reason) => {
    expect(await callerAt(() => response(status, '<html>'), [])()).toEqual(E.left(reason))
  })
})
