import { expect, it } from 'vitest'
import { redactRequest } from '../../src/errors/redactRequest.js'

it('a request shows the values of harmless headers, and of no other', () => {
  const shown = [
    ...['accept', 'accept-language', 'content-type', 'so-culture', 'so-language', 'so-timezone', 'user-agent'],
    ...['Accept', 'SO-TimeZone'],
  ]
  const hidden = ['Authorization', 'Cookie', 'SO-AppToken', 'X-XSRF-TOKEN', 'X-Api-Key', 'X-Forwarded-For', 'X-Real-Ip']
  const headers = [...shown, ...hidden].map((name) => [name, 'a'] as const)
  expect(redactRequest('Op')({ method: 'GET', url: 'u', headers })).toEqual({
    operation: 'Op',
    method: 'GET',
    url: 'u',
    headers: [...shown.map((name) => [name, 'a']), ...hidden.map((name) => [name, '<redacted>'])],
  })
})
