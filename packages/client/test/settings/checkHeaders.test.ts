import { either as E } from 'fp-ts'
import { expect, it } from 'vitest'
import { checkHeaders } from '../../src/settings/checkHeaders.js'
import { unsendable } from '../../src/settings/unsendable.js'

it.each([
  ...['Connection', 'Content-Length', 'Expect', 'Host', 'Keep-Alive', 'TE', 'Trailer', 'Transfer-Encoding', 'Upgrade'],
])('%s is for the transport to write', (name) => {
  expect(checkHeaders([[name, E.right('a')]])).toEqual(
    unsendable('no header that the transport writes itself', 'headers', name),
  )
})
