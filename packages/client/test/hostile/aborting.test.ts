// A function of the caller may abort the signal of the call that runs it, and never come back: no later call waits for it.
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { bearer } from '../../src/auth/Auth.js'
import { ClientException, makeClient } from '../../src/promise/index.js'
import type { ClientConfig } from '../../src/settings/ClientConfig.js'
import { tenant } from '../../src/tenant/index.js'
import { clientWith } from '../support.js'
import { host, online } from '../tenant/online.js'

type Tags = (config: ClientConfig, signal: AbortSignal) => Promise<ReadonlyArray<string>>

/** How a call ends whose signal is aborted by what it runs, and how the ones after it do. */
const faces: ReadonlyArray<readonly [string, Tags]> = [
  [
    'a TaskEither',
    async (config, signal) => {
      const client = clientWith(config)
      const tags: Array<string> = []
      for (const options of [{ signal }, {}, {}]) {
        const outcome = await client.saveEMailAccount({}, options)()
        tags.push(E.isLeft(outcome) ? outcome.left._tag : 'saved')
      }
      return tags
    },
  ],
  [
    'a Promise',
    async (config, signal) => {
      const client = makeClient(config)
      const tags: Array<string> = []
      for (const options of [{ signal }, {}, {}])
        tags.push(
          await client.saveEMailAccount({}, options).then(
            () => 'saved',
            (reason) => (reason instanceof ClientException ? reason.error._tag : 'another reason'),
          ),
        )
      return tags
    },
  ],
]

/** Does something once, aborts the signal meanwhile, and never comes back from it; later it gives what is given here. */
const abortingOnce = () => {
  const controller = new AbortController()
  const hang = <A>(later: () => Promise<A>): Promise<A> => {
    if (controller.signal.aborted) return later()
    controller.abort()
    return new Promise<never>(() => {})
  }
  return { signal: controller.signal, hang }
}

describe.each(faces)('with %s', (_, tagsOf) => {
  it('a source of credentials that aborts its call and hangs blocks no later call', async () => {
    const { signal, hang } = abortingOnce()
    const { transport } = online()
    const auth = bearer(() => hang(async () => E.right('8A:token')))
    const config = { baseUrl: 'https://online2.superoffice.com/Cust12345', auth, transport, timeout: 5000 }
    expect(await tagsOf(config, signal)).toEqual(['Aborted', 'saved', 'saved'])
  })

  it('a transport that aborts its call and hangs blocks no later call of a tenant', async () => {
    const { signal, hang } = abortingOnce()
    const { transport } = online()
    const config: ClientConfig = {
      baseUrl: tenant({ environment: 'online', contextId: 'Cust12345', host, domain: 'superoffice.com' }),
      auth: bearer('8A:token'),
      transport: (request, limits) => () => hang(transport(request, limits)),
      timeout: 5000,
    }
    expect(await tagsOf(config, signal)).toEqual(['Aborted', 'saved', 'saved'])
  })
})
