import { type ClientError, errorMessage } from '@so-email/client'
import type { DecodeFailure } from '@so-email/codecs'
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

  it('follows from each error that is no response to the save', async () => {
    const { request, duration } = await errorUnder(500)
    const of = { request, duration }
    const failure: DecodeFailure = { _tag: 'Hidden', expected: 'a text', kind: 'a number' }
    const tenant = { contextId: 'Cust1', state: null, validUntil: null, reason: 'it does not run' }

    expect(kind({ _tag: 'InvalidInput', ...of, failure })).toEqual(['Refused'])
    expect(kind({ _tag: 'TenantUnavailable', ...of, ...tenant })).toEqual(['Returned', null])
    expect(kind({ _tag: 'CredentialsFailed', ...of, reason: 'none' })).toEqual(['Returned', null])
    expect(kind({ _tag: 'Aborted', ...of })).toEqual(['Unknown'])
  })

  it('on null is that there is no such account, where the row replaces one, and else unknown', async () => {
    const { request, duration } = await errorUnder(500)
    const nothing = {
      _tag: 'NotUnderstood',
      request,
      duration,
      headers: [],
      status: 200,
      what: 'null',
      reason: '',
    } as const
    const error: ClientError = { ...nothing, failure: null, rejection: null }
    const tagOf = (error: ClientError, givenId?: number) => verdictOf(true, givenId)(E.left(error))._tag

    expect([tagOf(error), tagOf(error, 0), tagOf(error, 270)]).toEqual(['Unknown', 'Unknown', 'Refused'])
    expect(tagOf({ ...error, what: 'value' }, 270)).toBe('Unknown')
    expect(tagOf(await errorUnder(500), 270)).toBe('Unknown')
  })

  it('says why', async () => {
    const error = await errorUnder(400)

    expect(verdictOf(true)(E.left(error))).toEqual({ _tag: 'Refused', reason: errorMessage(error) })
  })
})
