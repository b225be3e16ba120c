import { inspect } from 'node:util'
import { either as E, function as F } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { basic, type ClientError, makeClient, type SettingsError } from '../../src/index.js'
import * as promise from '../../src/promise/index.js'
import { clientWith, response } from '../support.js'

const config = {
  baseUrl: 'https://host.test',
  auth: basic({ user: 'tje0', password: 'Tje0' }),
  transport: () => async () => E.right(response(400, { ErrorType: 'ArgumentException', Message: 'Bad address' })),
}

const rejected = async (): Promise<ClientError> =>
  F.pipe(
    await clientWith(config).saveEMailAccount({})(),
    E.match(F.identity, () => expect.fail('it must not succeed')),
  )

const refused = (): SettingsError =>
  F.pipe(
    makeClient({ ...config, baseUrl: 'ftp://host.test' }),
    E.match(F.identity, () => expect.fail('it must not succeed')),
  )

const request =
  '"request":{"operation":"SaveEMailAccount","method":"POST","url":"https://host.test/api/v1/Agents/EMail/SaveEMailAccount",'

describe('an error as data', () => {
  it('reads as its tag and everything that it holds', async () => {
    const error = await rejected()
    expect(String(error)).toContain(
      'Rejected {"status":400,"rejection":{"type":"ArgumentException","message":"Bad address","detail":null,"source":null,"fields":{}}',
    )
    expect(String(error)).toContain(request)
    expect(`${refused()}`).toBe(
      'SettingsError {"failure":{"_tag":"Key","key":"baseUrl","failure":{"_tag":"Hidden","expected":"an http(s) URL without user, password, query, fragment","kind":"a string"}}}',
    )
  })

  it('is still plain data: it copies, compares and serializes without that text', async () => {
    const error = await rejected()
    expect(Object.keys(error).sort()).toEqual(['_tag', 'duration', 'headers', 'rejection', 'request', 'status'])
    expect(JSON.parse(JSON.stringify(error))).toEqual({ ...error })
    expect(structuredClone(error)).toEqual(error)
    expect(inspect(error)).not.toContain('toString')
  })
})

describe('an exception', () => {
  it('of a call serializes with its message and the error as data', async () => {
    const thrown: unknown = await promise
      .makeClient({ ...config, auth: promise.basic({ user: 'tje0', password: 'Tje0' }) })
      .saveEMailAccount({})
      .catch((reason: unknown) => reason)
    const message =
      "SaveEMailAccount (POST https://host.test/api/v1/Agents/EMail/SaveEMailAccount) was answered 400. The server's reason: ArgumentException: Bad address."
    expect(String(thrown)).toBe(`ClientException: ${message}`)
    expect(JSON.parse(JSON.stringify(thrown))).toEqual({
      name: 'ClientException',
      message,
      error: { ...(await rejected()), duration: expect.any(Number) },
    })
  })

  it('of a configuration lists every problem, in its message and as data', () => {
    const make = () => promise.makeClient({ ...config, baseUrl: 'ftp://host.test', timeout: -1 })
    const message =
      'The configuration makes no client: baseUrl: expected an http(s) URL without user, password, query, fragment, got a string; timeout: expected a number from 0, got a number.'
    expect(make).toThrow(promise.SettingsException)
    expect(make).toThrow(message)
    try {
      make()
    } catch (thrown) {
      expect(JSON.parse(JSON.stringify(thrown))).toMatchObject({
        name: 'SettingsException',
        message,
        error: { _tag: 'SettingsError', failure: { _tag: 'All', failures: [{ key: 'baseUrl' }, { key: 'timeout' }] } },
      })
      expect(String(thrown)).toBe(`SettingsException: ${message}`)
    }
  })
})
