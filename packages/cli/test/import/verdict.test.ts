import { type ClientError, errorMessage } from '@so-email/client'
import { makeStub } from '@so-email/provider-stub'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../src/import/worker/verdict.js'
import { caller, clientOf, right } from './importing.js'

/** The error of a save under a status. */
const errorUnder = async (status: number): Promise<ClientError> => {
  const stub = makeStub()
  stub.fail({ _tag: 'Status', status })
  const result = await clientOf(stub).saveEMailAccount({})()
  return E.isLeft(result) ? result.left : expect.fail()
}

/** What a verdict is, without its texts. */
const kind = (error: ClientError, hasSaved = true) => {
  const verdict = verdictOf(hasSaved)(E.left(error))
  return verdict._tag === 'Returned' ? [verdict._tag, verdict.delay] : [verdict._tag]
}

describe('the verdict on a row', () => {
  it('is saved, with the id of the account', async () => {
    const account = right(await clientOf(makeStub()).saveEMailAccount({ AssociateId: caller })())

    expect(verdictOf(false)(E.right(account))).toEqual({ _tag: 'Saved', id: 271 })
  })

  it.each([0, -5])('is not saved where the account of the response has the id %i, which is none', async (id) => {
    const account = right(await clientOf(makeStub()).saveEMailAccount({ AssociateId: caller })())

    expect(verdictOf(true)(E.right({ ...account, EMailAccountId: id }))).toEqual({
      _tag: 'Unknown',
      reason: `the response has the id ${id}, which is that of no account`,
      error: null,
    })
  })

  it.each([
    [400, ['Refused']],
    [409, ['Refused']],
    [422, ['Refused']],
    // About the site, the credentials or the load: nothing was carried out, and the next row fares no better.
    [401, ['Returned', null]],
    [404, ['Returned', null]],
    [415, ['Returned', null]],
    [429, ['Returned', 'unknown']],
    // It may have been carried out.
    [408, ['Unknown']],
    [302, ['Unknown']],
    [500, ['Unknown']],
    [503, ['Unknown']],
  ])('follows from the status %i: %j', async (status, expected) => {
    expect(kind(await errorUnder(status))).toEqual(expected)
  })

  it('on a 403 is about the credentials until they have saved a row', async () => {
    const error = await errorUnder(403)

    expect([kind(error, false), kind(error, true)]).toEqual([['Returned', null], ['Refused']])
  })

  it('on a connection depends on whether the request left, or only waited for its turn', async () => {
    const error = await errorUnder(500)
    const { request, duration } = error
    const failed = { _tag: 'ConnectionFailed', request, duration, cause: 'reset', message: 'reset' } as const

    expect(kind({ ...failed, sent: true })).toEqual(['Unknown'])
    expect(kind({ ...failed, sent: false })).toEqual(['Returned', null])
    expect(kind({ ...failed, cause: 'limited', sent: false })).toEqual(['Returned', 'unknown'])
    expect(kind({ _tag: 'TimedOut', request, duration, timeout: 1 })).toEqual(['Unknown'])
  })

  it('says why', async () => {
    const error = await errorUnder(400)

    expect(verdictOf(true)(E.left(error))).toEqual({ _tag: 'Refused', reason: errorMessage(error) })
  })
})
