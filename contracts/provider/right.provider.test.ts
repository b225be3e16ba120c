/** The contract of our client accepts every provider that is right in another way than the stub, and so does our client. */
import { isDeepStrictEqual } from 'node:util'
import type { ClientError } from '@so-email/client'
import { broken, findLacking, leftOutByGroup, only, runScenarios, statesOf, unusedId } from '@so-email/verifier'
import { type HttpResponse, xml } from '@so-email/wire'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { clientOf } from '../consumer/client.js'
import { orThrow } from '../orThrow.js'
import { ourPact } from '../ourPact.js'
import { asItIs } from '../providers/changes.js'
import { type Change, type Provider, type RunningProvider, startProvider } from '../providers/Provider.js'
import { verifier } from '../providers/verifier.js'
import { rights } from '../right-providers/rights.js'
import { verifiedRights } from '../right-providers/verifiedRights.js'

/** Only the stub can be in the state of the documented exchange, which is literal. */
const pact = only(ourPact, (interaction) => !statesOf(interaction).includes('documented sample'))

const using = async <A>(provider: Provider, use: (server: RunningProvider) => Promise<A>) => {
  const server = await startProvider(provider)
  try {
    return await use(server)
  } finally {
    await server.close()
  }
}

/** The same change, which notes whether it ever made a difference to a response. */
const noting = (provider: Provider) => {
  // Options make a difference that is not seen here.
  let isOther = provider.change === asItIs
  const change: Change = (respond, stub) => {
    let original: HttpResponse | undefined
    const changed = provider.change(
      (request) =>
        F.pipe(
          respond(request),
          TE.tapIO((response) => () => {
            original = response
          }),
        ),
      stub,
    )
    return (request) =>
      F.pipe(
        changed(request),
        TE.tapIO((response) => () => {
          isOther ||= !isDeepStrictEqual(response, original)
        }),
      )
  }
  return { provider: { ...provider, change }, isOther: () => isOther }
}

const nameOf = ({ description }: { readonly description: string }): string => description

describe('a provider is accepted that', () => {
  it.concurrent.each(verifiedRights)('%s', async (_name, provider) => {
    const noted = noting(provider)
    const verified = await using(noted.provider, (server) =>
      F.pipe(
        TE.Do,
        TE.bind('lacking', () => findLacking(server.caller, null)),
        TE.bind('scenarios', () => TE.fromTask(runScenarios({ ...server.caller, readOnly: false, pause: 0 }))),
        TE.bind('broken', () =>
          F.pipe(
            verifier.verify(pact, server),
            TE.map((verification) => broken(verification).map(nameOf)),
          ),
        ),
      )(),
    )
    const { lacking, scenarios, broken: noticed } = orThrow(verified)
    const namesOf = (leaveOut: ReadonlyArray<string>, lacked = {}) =>
      pact.interactions.filter((each) => O.isSome(leftOutByGroup(leaveOut, lacked)(each))).map(nameOf)
    const leftOut = namesOf(provider.leavesOut ?? [], lacking)

    expect(noticed.filter((name) => !leftOut.includes(name))).toEqual([])
    expect(broken(scenarios)).toEqual([])
    // A group that is left out without need would hide that the provider is wrong.
    expect(
      (provider.leavesOut ?? []).filter((group) => !namesOf([group]).some((name) => noticed.includes(name))),
    ).toEqual([])
    expect(noted.isOther()).toBe(true)
  })
})

/** A server may reject an id that it does not know. */
const orRejected = <A>(call: TE.TaskEither<ClientError, O.Option<A>>): TE.TaskEither<ClientError, O.Option<A>> =>
  F.pipe(
    call,
    TE.orElse((error) => (error._tag === 'Rejected' ? TE.right(O.none) : TE.left(error))),
  )

describe('our client understands a provider that', () => {
  it.concurrent.each(Object.entries(rights))('%s', async (_name, provider) => {
    await using(provider, async ({ url }) => {
      const client = clientOf(url)
      const EMailAddress = 'ops@example.test'
      const life = await F.pipe(
        TE.Do,
        TE.bind('defaults', () => client.createDefaultEMailAccount()),
        TE.bind('made', ({ defaults: { AssociateId } }) => client.saveEMailAccount({ EMailAddress, AssociateId })),
        TE.bind('read', ({ made }) => client.getEMailAccount({ eMailAccountId: made.EMailAccountId })),
        TE.bind('updated', ({ made }) => client.saveEMailAccount({ ...made, EMailAddress: 'b@example.test' })),
        TE.bind('found', () => client.getEMailAccountFromEMailAddress({ FromAddress: 'b@example.test' })),
        TE.bind('missing', () => client.getEMailAccountFromEMailAddress({ FromAddress: EMailAddress })),
        TE.bind('unknown', () => orRejected(client.getEMailAccount({ eMailAccountId: unusedId }))),
        TE.bind('currentId', () => client.getCurrentAccountId()),
        TE.bind('due', () => client.getReadySyncEmailAccounts()),
        TE.bind('connection', () => client.createDefaultEMailConnectionInfo()),
        TE.bind('connectionWithPort', () => client.createDefaultEMailConnectionInfoExtended()),
        TE.bind('inXml', ({ made }) =>
          client.saveEMailAccount({ ...made, EMailAddress: 'c@example.test' }, { accept: xml }),
        ),
        TE.tap(({ made: { EMailAccountId } }) => client.deleteEMailAccount({ eMailAccountId: EMailAccountId })),
      )()
      await client.close()

      expect(life).toMatchObject(
        E.right({
          made: { EMailAddress },
          read: O.some({ EMailAddress }),
          updated: { EMailAddress: 'b@example.test' },
          found: O.some({ EMailAddress: 'b@example.test' }),
          missing: O.none,
          unknown: O.none,
          inXml: { EMailAddress: 'c@example.test' },
        }),
      )
    })
  })
})
