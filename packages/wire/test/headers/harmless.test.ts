import { expect, it } from 'vitest'
import {
  AcceptLanguage,
  Authorization,
  isHarmless,
  SoAppToken,
  SoCulture,
  SoLanguage,
  SoTimeZone,
  XsrfToken,
} from '../../src/index.js'

it('a header is harmless in any case unless it holds credentials', () => {
  const harmless = [AcceptLanguage, SoLanguage, SoCulture, SoTimeZone].map(({ name }) => name)
  const secret = [Authorization, SoAppToken, XsrfToken, XsrfToken.cookie].map(({ name }) => name)

  expect([...harmless, 'Accept', 'CONTENT-TYPE', 'user-agent', 'Host'].filter((name) => !isHarmless(name))).toEqual([])
  expect([...secret, 'Set-Cookie', 'WWW-Authenticate'].filter(isHarmless)).toEqual([])
})

it('a header that is not known may hold anything', () => {
  expect(['X-Api-Key', 'Referer', ''].filter(isHarmless)).toEqual([])
})

it('each header without a secret is harmless', () => {
  const known = [
    ...['accept', 'accept-language', 'content-type', 'so-culture', 'so-language', 'so-timezone', 'accept-encoding'],
    ...['cache-control', 'connection', 'content-encoding', 'content-length', 'date', 'expect', 'host', 'keep-alive'],
    ...['origin', 'pragma', 'te', 'transfer-encoding', 'upgrade', 'user-agent', 'age', 'allow', 'content-language'],
    ...['retry-after', 'server', 'vary', 'via', 'request-id', 'traceparent', 'x-correlation-id', 'x-ms-request-id'],
    ...['x-request-id', 'x-so-email-stub'],
  ]

  expect(known.filter((name) => !isHarmless(name) || !isHarmless(name.toUpperCase()))).toEqual([])
})
