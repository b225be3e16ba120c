/** In Jest, and between frames, the errors of the platform are made by the `Error` of another realm. */
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { connectionFailure } from '../../src/transport/connectionFailure.js'

const thrown = (realm: (code: string) => unknown) =>
  [
    `Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED', syscall: 'connect' })`,
    `new TypeError('fetch failed', { cause: Object.assign(new Error('getaddrinfo ENOTFOUND a.test'), { code: 'ENOTFOUND' }) })`,
    `new AggregateError([Object.assign(new Error('connect ECONNREFUSED ::1:1'), { code: 'ECONNREFUSED' })], '')`,
    `new Error('no connection', { cause: new Error('self-signed certificate') })`,
    `new TypeError('terminated')`,
  ].map((code) => connectionFailure(realm(code)))

describe('a failure of the platform', () => {
  test('means the same when another realm has made it', () => {
    const own = thrown((code) => new Function(`return ${code}`)())

    expect(thrown((code) => runInNewContext(code))).toEqual(own)
    expect(own.slice(0, 3)).toMatchObject([
      { _tag: 'NotConnected', cause: 'refused', message: 'connect ECONNREFUSED 127.0.0.1:1' },
      { _tag: 'NotConnected', cause: 'dns', message: 'getaddrinfo ENOTFOUND a.test' },
      { _tag: 'NotConnected', cause: 'refused', message: 'connect ECONNREFUSED ::1:1' },
    ])
  })

  test('wrapped by an error of this realm is found', () => {
    const cause: unknown = runInNewContext(`Object.assign(new Error('reset'), { code: 'ECONNRESET' })`)

    expect(connectionFailure(new Error('no connection', { cause }))).toMatchObject({ cause: 'reset', message: 'reset' })
  })
})
