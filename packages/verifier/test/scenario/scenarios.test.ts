import { pathOf, saveEMailAccount } from '@so-email/codecs'
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { newAddress } from '../../src/account/newAccountBody.js'
import { runScenarios, scenarioNames } from '../../src/scenario/scenarios.js'

const respond = (value: unknown): TE.TaskEither<string, HttpResponse> =>
  TE.right({ status: 200, headers: [], body: new TextEncoder().encode(JSON.stringify(value)) })

const run = (send: (request: HttpRequest) => TE.TaskEither<string, HttpResponse>, readOnly = false) =>
  runScenarios({ send, headers: [], associateId: 5, newAddress, readOnly })()

describe('the scenarios', () => {
  it('fail at a server that answers every request alike', async () => {
    const { interactions } = await run(() =>
      respond({ EMailAccountId: 7, EMailAddress: 'a@example.test', AssociateId: 5 }),
    )

    expect(interactions.map(({ description, outcome }) => [description, outcome._tag])).toEqual(
      scenarioNames.map((name) => [name, 'Failed']),
    )
  })

  it('are not verified where there is no response', async () => {
    const { interactions } = await run(() => TE.left('no connection'))

    expect(interactions.map(({ outcome }) => outcome)).toEqual(
      scenarioNames.map(() => ({ _tag: 'NotVerified', reason: 'no connection' })),
    )
  })

  it('write nothing where they may only read', async () => {
    const urls: Array<string> = []
    const { interactions } = await run(({ url }) => {
      urls.push(url)
      return respond(null)
    }, true)

    expect(urls.filter((url) => url.startsWith(pathOf(saveEMailAccount)))).toEqual([])
    expect(interactions.map(({ outcome }) => outcome._tag)).toEqual([
      ...['LeftOut', 'LeftOut', 'LeftOut', 'LeftOut'],
      'Passed',
    ])
  })

  it('quote nothing of a response', async () => {
    const secret = 'planted-secret'
    const verification = await run(() => respond({ EMailAccountId: 7, EMailAddress: secret, [secret]: secret }))

    expect(JSON.stringify(verification)).not.toContain(secret)
  })
})
