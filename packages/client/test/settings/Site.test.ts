import { either as E, option as O } from 'fp-ts'
import { describe, expect, it, test } from 'vitest'
import { platform } from '../../src/runtime/Environment.js'
import { makeRedactor } from '../../src/secrets/Redactor.js'
import { Site } from '../../src/settings/Site.js'
import { lookupSettings } from '../support.js'

const expected = 'an http(s) URL without user, password, query, fragment'

const siteOf = (baseUrl: unknown) => E.map((site: Site) => site())(Site.decode(baseUrl))

describe('the base URL', () => {
  test.each(['', '/', '/api', '/api/', '/api/v1', '/api/v1/', '//', '/API/V1', '//api//v1//', '/api//v1', '//api'])(
    'means the same with %j at its end',
    (end) => {
      for (const site of ['https://host.test', 'https://host.test:8443/Some/Where'])
        expect(siteOf(site + end)).toEqual(E.right(E.right(site)))
    },
  )

  it('is computed for each call where it is a function', () => {
    const sites = ['https://one.test', 'https://two.test/api']
    const site = O.toNullable(O.fromEither(Site.decode(() => sites.shift() ?? '')))
    expect([site?.(), site?.()]).toEqual([E.right('https://one.test'), E.right('https://two.test')])
  })

  const refused = [
    ['no URL', 'host.test'],
    ['another scheme', 'ftp://host.test'],
    ['credentials in it', 'https://a:b@host.test'],
    ['a user alone in it', 'https://a@host.test'],
    ['a password alone in it', 'https://:b@host.test'],
    ['a query', 'https://host.test?a=1'],
    ['a fragment', 'https://host.test#a'],
    ['a scheme that ends as theirs', 'xhttps://host.test'],
    ['nothing', undefined],
    ['an object of it', new URL('https://host.test')],
    ['what looks like an Either', { _tag: 'AllRight', right: 'https://host.test' }],
    ['what begins like an Either', { _tag: 'Righteous', right: 'https://host.test' }],
  ] as const

  test.each(refused)('is refused with %s', (_, baseUrl) => {
    expect(E.isLeft(Site.decode(baseUrl))).toBe(true)
  })

  test.each(refused)('is refused at the call where its function gives %s', (_, baseUrl) => {
    expect(siteOf(() => baseUrl)).toEqual(
      E.right(E.left({ _tag: 'Key', key: 'baseUrl', failure: { _tag: 'Leaf', expected, actual: '<redacted>' } })),
    )
  })

  const found = (given: unknown) => {
    const site = siteOf(() => Promise.resolve(given))
    if (E.isLeft(site) || E.isLeft(site.right) || typeof site.right.right === 'string') return expect.fail('a lookup')
    const locate = site.right.right
    const { signal } = new AbortController()
    return locate(null)({ ...platform, send: () => async () => expect.fail(), signal, settings: lookupSettings })()
  }

  /** What the error of a lookup is, where nothing is secret. */
  const failure = (outcome: Awaited<ReturnType<typeof found>>) =>
    E.isLeft(outcome) && outcome.left._tag === 'NotLocated' ? outcome.left.error(makeRedactor(O.some([]))) : outcome

  const invalid = (actual: string) => ({
    _tag: 'InvalidInput',
    failure: { _tag: 'Key', key: 'baseUrl', failure: { _tag: 'Leaf', expected, actual } },
  })

  it('may be a TaskEither, or a function that promises it', async () => {
    for (const given of ['https://host.test/api', E.right('https://host.test/')])
      expect(await found(given)).toEqual(E.right({ address: 'https://host.test' }))
  })

  it('is an error of the call where a TaskEither fails, with its text', async () => {
    expect(failure(await found(E.left('the vault is sealed')))).toEqual(invalid('the vault is sealed'))
    expect(failure(await found(E.left({ token: 's3cret' })))).toEqual(invalid('<redacted>'))
  })

  test.each(refused)('is an error of the call where it is promised with %s', async (_, baseUrl) => {
    expect(failure(await found(baseUrl))).toEqual(invalid('<redacted>'))
    expect(failure(await found(E.right(baseUrl)))).toEqual(invalid('<redacted>'))
  })

  it('is an error of the call, and no rejection that nobody handles, where its promise is rejected', async () => {
    expect(failure(await found(Promise.reject(new Error('s3cret'))))).toEqual(invalid('<redacted>'))
    siteOf(() => Promise.reject(new Error('s3cret')))
    await new Promise((resolve) => setTimeout(resolve))
  })

  it('is refused at the call where its function throws', () => {
    const site = siteOf(() => {
      throw new Error('s3cret')
    })
    expect(site).toMatchObject(E.right(E.left({ key: 'baseUrl' })))
  })
})
