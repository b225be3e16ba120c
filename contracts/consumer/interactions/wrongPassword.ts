/** Each operation but the save, with a wrong password: its page has the credentials, so its response has to reject them. */
import { basic } from '@so-email/client'
import { operations, pathOf } from '@so-email/codecs'
import { sampleCredentials } from '../../samples/credentials.js'
import { callClient, failed } from '../client.js'
import type { Interaction } from '../Interaction.js'
import { page } from './authentication.js'
import { type Call, withoutBody } from './calling.js'
import { calls, requests } from './calls.js'
import { existing } from './save.js'

const refused = (name: keyof typeof calls): Interaction => {
  const { request, call }: Call = calls[name]
  return {
    description: `${requests[name]}, with a wrong password`,
    states: [existing],
    request: {
      path: pathOf(operations[name]),
      ...request,
      headers: { ...withoutBody, ...request?.headers, Authorization: 'Basic dGplMDp3cm9uZw==' },
    },
    response: { status: 401, headers: page.headers, body: page.body },
    send: callClient(call, failed({ _tag: 'NotAuthenticated', status: 401 }), {
      auth: basic({ user: sampleCredentials.user, password: 'wrong' }),
    }),
  }
}

// `calls` has no other keys, which the type of `Object.keys` does not express.
export const wrongPassword: ReadonlyArray<Interaction> = (Object.keys(calls) as ReadonlyArray<keyof typeof calls>).map(
  refused,
)
