import { either as E, option as O } from 'fp-ts'
import { describe, expect, it, test } from 'vitest'
import { Site } from '../../src/settings/Site.js'

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
    ['nothing', undefined],
  ] as const

  test.each(refused)('is refused with %s', (_, baseUrl) => {
    expect(E.isLeft(Site.decode(baseUrl))).toBe(true)
  })

  test.each(refused)('is refused at the call where its function gives %s', (_, baseUrl) => {
    expect(siteOf(() => baseUrl)).toEqual(
      E.right(E.left({ _tag: 'Key', key: 'baseUrl', failure: { _tag: 'Leaf', expected, actual: '<redacted>' } })),
    )
  })

  it('is refused at the call where its function throws', () => {
    const site = siteOf(() => {
      throw new Error('s3cret')
    })
    expect(site).toMatchObject(E.right(E.left({ key: 'baseUrl' })))
  })
})
