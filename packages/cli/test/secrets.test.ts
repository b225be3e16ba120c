/** No password, ticket or token in anything that any command prints, in any form. */

import { makeStub, sampleAccount } from '@so-email/provider-stub'
import { describe, expect, it } from 'vitest'
import { files, passwords } from './support/files.js'
import { credentials, sessionOf } from './support/session.js'

const secrets = [...passwords, credentials.SUPEROFFICE_PASSWORD, 'sTored']

const stored = { ServiceAuthId: 1, Server: 's', Port: 1, AuthType: null, Username: 'ops', Password: 'sTored' }

const commandLines: ReadonlyArray<string> = [
  'get 270',
  'current',
  'save account.json',
  'save account.json --dry-run',
  'save bad.json',
  'change 270 IncomingCredentials.Password=@password',
  'change 270 IncomingCredentials.Password=@password --dry-run',
  'change 270 IncomingCredentials.Password=?',
  'change 270 IncomingCredentials.Password=hunter2',
  'change 270 IncomingCredentials.Passwort=hunter2',
  'change 270 hunter2',
  'delete 999 --dry-run',
  'check account.json',
  'check bad.json',
  'test-login account.json',
  'test-login account.json --dry-run',
  'get 270 --password hunter2',
  'get 270 --secret=hunter2',
  'get 270 --pin=hunter2',
]

describe.each(commandLines)('so-email %s', (line) => {
  it.each([[], ['--json']])('prints no secret (%j)', async (...more) => {
    const stub = makeStub({
      accounts: [{ ...sampleAccount, IncomingCredentials: stored, OutgoingCredentials: stored }],
    })
    const { execute } = sessionOf({ files, stub, answers: ['hunter2'], hasColours: true })
    const { out, err } = await execute(...line.split(' '), ...more)

    expect(out + err).not.toBe('')
    expect(secrets.filter((secret) => (out + err).includes(secret))).toEqual([])
  })
})

it('prints no secret of credentials that the server repeats in its refusal', async () => {
  const stub = makeStub()
  const { execute } = sessionOf({
    variables: { ...credentials, SUPEROFFICE_PASSWORD: 'hunter2' },
    stub: {
      ...stub,
      answer: () => async () => ({
        _tag: 'Right',
        right: {
          status: 400,
          headers: [['Content-Type', 'text/plain']],
          body: new TextEncoder().encode('bad password hunter2'),
        },
      }),
    },
  })
  const { err, code } = await execute('get', '270')

  expect(code).toBe(1)
  expect(err).toContain('bad password <redacted>')
})
