/** Who may see and change a stub: programs and the page of the stub, on this machine, under one of its names. */
import type { HttpHeaders } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { fromOwnPage, fromOwnProgram } from '../../src/server/ownRequests.js'

const openPage = (allowedHosts: ReadonlyArray<string>, headers: HttpHeaders, from: string) =>
  fromOwnPage(allowedHosts, { method: 'GET', headers }, from)

const host: HttpHeaders = [['Host', 'localhost:8080']]

describe.each([
  ['a program', fromOwnProgram],
  ['the page', openPage],
] as const)('a request of %s', (_, from) => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('comes from this machine: %s', (address) => {
    expect(from([], host, address)).toEqual(E.right(undefined))
  })

  it.each(['192.0.2.1', '::ffff:192.0.2.1', '2001:db8::1', '', '127.0.0.1.example.test'])(
    'does not come from another machine: %s',
    (address) => {
      expect(E.isLeft(from([], host, address))).toBe(true)
    },
  )

  it.each(['localhost', 'LOCALHOST:1', '127.0.0.1:8080', '[::1]:8080', 'a.localhost', 'proxy.example.test'])(
    'has a name of this machine: %s',
    (name) => {
      expect(from(['proxy.example.test'], [['Host', name]], '127.0.0.1')).toEqual(E.right(undefined))
    },
  )

  it.each(['evil.example.test', 'localhost.example.test', '127.0.0.1.example.test', ''])(
    'has no other name: %s',
    (name) => {
      expect(E.isLeft(from([], [['Host', name]], '127.0.0.1'))).toBe(true)
    },
  )

  it.each(['http://evil.example.test', 'null', 'http://localhost:8081', 'http://localhost', 'not an origin', ''])(
    'has no other origin: %s',
    (origin) => {
      expect(E.isLeft(from([], [...host, ['Origin', origin]], '127.0.0.1'))).toBe(true)
    },
  )
})

describe('the origin of the page', () => {
  const own: HttpHeaders = [...host, ['Origin', 'http://LOCALHOST:8080']]

  it('may send what the page sends, and not what a program sends', () => {
    expect(openPage([], own, '127.0.0.1')).toEqual(E.right(undefined))
    expect(fromOwnProgram([], own, '127.0.0.1')).toEqual(E.left('states are not changed by pages'))
  })

  it.each([
    ['same-origin', 'empty', true],
    ['none', 'document', true],
    ['cross-site', 'document', true],
    ['same-site', 'document', true],
    ['cross-site', 'empty', false],
    ['same-site', 'script', false],
    ['cross-site', 'iframe', false],
    ['anything', 'image', false],
  ])('with the site %s and the destination %s: %s', (site, destination, isAllowed) => {
    const headers: HttpHeaders = [...host, ['Sec-Fetch-Site', site], ['Sec-Fetch-Dest', destination]]

    expect(E.isRight(openPage([], headers, '127.0.0.1'))).toBe(isAllowed)
  })
})
