// No value of the caller makes a call reject or ends the process: getters, proxies and signals that throw.
import type { EMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { describe, expect, it, test } from 'vitest'
import { basic } from '../../src/auth/Auth.js'
import { clientWith, response } from '../support.js'

const saved = {
  EMailAccountId: 270,
  EMailAddress: 'ops@example.test',
  AssociateId: 5,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 0,
  ErrorCount: 0,
  ErrorReason: null,
}

const throwing = (): never => {
  throw new Error('s3cret')
}
const proxy = new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing, getOwnPropertyDescriptor: throwing })

/** An object whose property of that name throws. */
const getter = (name: string, more: object = {}) =>
  Object.defineProperty({ ...more }, name, { get: throwing, enumerable: true })

const listen = { addEventListener: () => {} }

const client = clientWith({
  baseUrl: 'https://host.test',
  auth: basic({ user: 'tje0', password: 'Tje0' }),
  transport: () => async () => E.right(response(200, saved)),
  timeout: 30,
})

const invalid = { _tag: 'InvalidInput', failure: { _tag: 'Hidden', expected: 'an input that can be read' } }

// `never` stands for what the types forbid.
describe('a call ends in InvalidInput', () => {
  test.each<readonly [string, object]>([
    ['options that are a proxy', proxy],
    ['an option that throws', getter('timeout')],
    ['a signal that cannot be listened to', { signal: { addEventListener: throwing } }],
    ['a signal that cannot be looked at', { signal: getter('aborted', listen) }],
  ])('with %s', async (_, options) => {
    const answer = await client.saveEMailAccount({}, options as never)()
    expect(answer).toMatchObject(E.left(invalid))
    expect(JSON.stringify(answer)).not.toContain('s3cret')
    await new Promise((resolve) => setTimeout(resolve, 50)) // a timer that is left would end the process
  })

  test.each<readonly [string, object]>([
    ['a proxy', proxy],
    ['an account that throws', getter('EMailAccountId')],
    ['credentials that throw', { ...saved, IncomingCredentials: getter('Password', { ServiceAuthId: 0 }) }],
  ])('with a change that gives %s', async (_, changed) => {
    const answer = await client.changeEMailAccount(270, () => changed as EMailAccount)()
    expect(answer).toMatchObject(E.left({ _tag: 'InvalidInput' }))
  })
})

it('a signal that aborts while it is listened to ends the call', async () => {
  const signal = { aborted: false, addEventListener: (_: string, abort: () => void) => abort() }
  expect(await client.saveEMailAccount({}, { signal: signal as never })()).toMatchObject({ _tag: expect.any(String) })
})

it('saveEMailAccounts takes a signal of another realm or of a polyfill', async () => {
  const aborts: Array<() => void> = []
  const signal = { aborted: false, addEventListener: (_: string, abort: () => void) => aborts.push(abort) }
  const results: Array<string> = []
  for await (const { result } of client.saveEMailAccounts([{}, {}, {}], { signal: signal as never, concurrency: 1 })) {
    results.push(result._tag)
    for (const abort of aborts) abort()
  }
  expect(results).toEqual(['Right'])
})
