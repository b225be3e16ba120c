import type { Transport } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { location } from '../../src/features/location.js'
import { basic } from '../../src/index.js'
import { platform } from '../../src/runtime/Environment.js'
import type { Locate, LookupFailure, Place } from '../../src/settings/SiteLookup.js'
import {
  answers,
  clientWith,
  disconnected,
  limits,
  lookupSettings,
  type Outcome,
  request,
  response,
  scripted,
} from '../support.js'

const path = '/api/v1/Agents/EMail/SaveEMailAccount'

/** Finds one place after the other, and keeps what each was found for. */
const finding = (...found: ReadonlyArray<E.Either<LookupFailure, Place>>) => {
  const misdirected: Array<Place | null> = []
  const locate: Locate = (place) => () => async () => {
    const next = found[misdirected.length] ?? expect.fail('there are more lookups than the test expects')
    misdirected.push(place)
    return next
  }
  return { locate, misdirected }
}

const at = (address: string): Place => ({ address })
const [one, two] = [at('https://one.test'), at('https://two.test/Cust1')]

const transport: Transport = () => async () => expect.fail('nothing is looked up here')

const run = async (found: ReadonlyArray<E.Either<LookupFailure, Place>>, outcomes: ReadonlyArray<Outcome>) => {
  const { locate, misdirected } = finding(...found)
  const { send, requests } = scripted(...outcomes)
  const located: Array<string> = []
  const onLocated = (address: string) => located.push(address)
  const feature = location({ locate, transport, settings: lookupSettings, onLocated })(platform)
  const outcome = await feature(send)({ ...request, url: path }, limits())()
  return { outcome, misdirected, located, urls: requests.map(({ url }) => url) }
}

describe('the location of a site', () => {
  it('stands in front of the path of the request', async () => {
    expect(await run([E.right(two)], [answers(200)])).toEqual({
      outcome: answers(200),
      misdirected: [null],
      located: [two.address],
      urls: [two.address + path],
    })
  })

  it('is found once more after a 421, and the request is sent there', async () => {
    expect(await run([E.right(one), E.right(two)], [answers(421), answers(200)])).toEqual({
      outcome: answers(200),
      misdirected: [null, one],
      located: [one.address, two.address],
      urls: [one.address + path, two.address + path],
    })
  })

  it('is found no third time', async () => {
    const { outcome, urls } = await run([E.right(one), E.right(two)], [answers(421), answers(421)])
    expect([outcome, urls.length]).toEqual([answers(421), 2])
  })

  it.each([200, 400, 404, 429, 503])('is not found again after %i', async (status) => {
    expect(await run([E.right(one)], [answers(status)])).toMatchObject({ outcome: answers(status) })
  })

  it('is not found again after a connection that broke', async () => {
    expect(await run([E.right(one)], [disconnected])).toMatchObject({ outcome: disconnected })
  })

  it('that is not found sends nothing', async () => {
    const failure: LookupFailure = { _tag: 'NotConnected', cause: 'dns', message: '' }
    expect(await run([E.left(failure)], [])).toMatchObject({ outcome: E.left(failure), urls: [] })
    expect(await run([E.right(one), E.left(failure)], [answers(421)])).toMatchObject({
      outcome: E.left(failure),
      urls: [one.address + path],
    })
  })
})

describe('a client whose base URL is a TaskEither', () => {
  const clientAt = (sites: Array<string>) => {
    const urls: Array<string> = []
    const send: Transport =
      ({ url }) =>
      async () => {
        urls.push(url)
        return E.right(url.startsWith('https://old.test') ? response(421) : response(200, 12))
      }
    const baseUrl = async () => E.fromNullable('there is no site left')(sites.shift())
    const auth = basic({ user: 'tje0', password: 'Tje0' })
    return { urls, client: clientWith({ baseUrl, auth, transport: send }) }
  }

  it('calls it for each call, and once more after a 421', async () => {
    const { client, urls } = clientAt(['https://a.test', 'https://old.test', 'https://b.test/api'])
    await client.getCurrentAccountId()()
    await client.getCurrentAccountId()()
    expect(urls.map((url) => new URL(url).origin)).toEqual(['https://a.test', 'https://old.test', 'https://b.test'])
  })

  it('has the URL in its errors, as far as it is known', async () => {
    const { client } = clientAt(['https://old.test', 'https://old.test/two'])
    expect(await client.getCurrentAccountId()()).toMatchObject(
      E.left({
        _tag: 'Rejected',
        status: 421,
        request: { url: 'https://old.test/two/api/v1/Agents/EMail/GetCurrentAccountId' },
      }),
    )
    expect(await client.getCurrentAccountId()()).toMatchObject(
      E.left({ _tag: 'InvalidInput', request: { url: '/api/v1/Agents/EMail/GetCurrentAccountId' } }),
    )
  })

  it('awaits no promise for an input that cannot be sent', async () => {
    const baseUrl = () => Promise.reject(new Error('no site'))
    const client = clientWith({ baseUrl, auth: basic({ user: 'a', password: 'b' }), transport })
    const wrong = { eMailAccountId: 'x' } as unknown as { eMailAccountId: number } // as JavaScript may call it
    expect(await client.getEMailAccount(wrong)()).toMatchObject(E.left({ failure: { key: 'eMailAccountId' } }))
    await new Promise((resolve) => setTimeout(resolve))
  })
})
