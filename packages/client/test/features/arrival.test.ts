import { either as E } from 'fp-ts'
import { expect, test } from 'vitest'
import { basic, bearer } from '../../src/auth/Auth.js'
import { answers, clientWith, disconnected, notConnected, type Outcome, scripted } from '../support.js'

const run = (outcomes: ReadonlyArray<Outcome>, input: object) => {
  const { send } = scripted(...outcomes)
  const client = clientWith({
    baseUrl: 'https://host.test',
    auth: bearer(async () => E.right('8A:abc')),
    transport: send as never, // the outcomes are those of a transport
    retry: { attempts: 3, baseDelay: 0 },
  })
  return client.saveEMailAccount(input)()
}

const update = { EMailAccountId: 270 }

test.each<readonly [string, ReadonlyArray<Outcome>, object, boolean]>([
  ['no attempt was sent', [notConnected, notConnected, notConnected], update, false],
  ['an attempt before the last one broke off', [disconnected, notConnected, notConnected], update, true],
  ['an attempt between two others broke off', [notConnected, disconnected, notConnected], update, true],
  ['the last attempt broke off', [notConnected, notConnected, disconnected], update, true],
  ['an attempt was answered before', [answers(503), notConnected, notConnected], update, true],
  ['the credentials were rejected before', [answers(401), notConnected, notConnected, notConnected], {}, true],
  ['a create was not sent', [notConnected, notConnected, notConnected], {}, false],
])('where %s, `sent` speaks for the whole call', async (_, outcomes, input, sent) => {
  expect(await run(outcomes, input)).toMatchObject(
    E.left({ _tag: 'ConnectionFailed', cause: expect.any(String), sent }),
  )
})

test('each call speaks for itself', async () => {
  const { send } = scripted(disconnected, notConnected)
  const client = clientWith({
    baseUrl: 'https://host.test',
    auth: basic({ user: 'tje0', password: 'Tje0' }),
    transport: send as never, // as above
    retry: false,
  })
  expect(await client.saveEMailAccount({})()).toMatchObject(E.left({ sent: true }))
  expect(await client.saveEMailAccount({})()).toMatchObject(E.left({ sent: false }))
})

test('another failure than that of a connection stays what it is', async () => {
  const { send } = scripted(answers(401))
  const tokens = [E.right('8A:abc'), E.left('the vault is sealed')]
  const client = clientWith({
    baseUrl: 'https://host.test',
    auth: bearer(async () => tokens.shift() ?? E.left('')),
    transport: send as never, // as above
    retry: false,
  })

  expect(await client.saveEMailAccount({})()).toMatchObject(
    E.left({ _tag: 'CredentialsFailed', reason: 'the vault is sealed' }),
  )
})
