import { pathOf, SaveEMailAccountRequest, saveEMailAccount } from '@so-email/codecs'
import { type MediaType, requestMediaTypes } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { makeFreshAddresses } from '../../src/live/freshAddresses.js'
import { publishedCredentials } from '../../src/live/publishedCredentials.js'
import type { Pact, PactInteraction } from '../../src/pact/Pact.js'

const address = 'sales.team@example.test'

const pactOf = (interaction: PactInteraction): Pact => ({
  consumer: { name: 'c' },
  provider: { name: 'p' },
  interactions: [interaction],
})

const interactionOf = (contentType: string, content: unknown, response: object = {}): PactInteraction => ({
  description: `about ${address}`,
  request: {
    method: 'POST',
    path: pathOf(saveEMailAccount),
    headers: { 'Content-Type': [contentType], Authorization: [publishedCredentials.authorization] },
    body: { content, contentType, encoded: false },
  },
  response: { status: 200, ...response },
})

const refreshed = (interaction: PactInteraction) => {
  const addresses = makeFreshAddresses()
  const [changed] = addresses.refresh(pactOf(interaction)).interactions
  return { addresses, changed, text: JSON.stringify(changed) }
}

const written = (mediaType: MediaType, body: SaveEMailAccountRequest): string =>
  E.match(
    ({ reason }: { readonly reason: string }) => expect.fail(reason),
    (bytes: Uint8Array) => new TextDecoder().decode(bytes),
  )(mediaType.write(SaveEMailAccountRequest)(body))

describe('a new account of a pact', () => {
  it.each(requestMediaTypes.flatMap((mediaType) => mediaType.names.map((name) => [name, mediaType] as const)))(
    'has an address of this run, in its request and in its response: %s',
    (name, mediaType) => {
      const content = written(mediaType, { EMailAccountId: 0, EMailAddress: address })
      const response = {
        body: { content: { EMailAddress: address } },
        ...{
          matchingRules: {
            body: { '$.EMailAddress': { matchers: [{ match: 'regex', regex: 'sales.team@example\\.test' }] } },
          },
        },
      }
      const { addresses, changed, text } = refreshed(interactionOf(name, content, response))
      const fresh = /sales\.team-[\da-f]{16}@example\.test/.exec(text)?.[0] ?? ''

      expect(addresses.has(fresh)).toBe(true)
      expect(addresses.has(address)).toBe(false)
      expect(changed).toEqual(
        JSON.parse(
          JSON.stringify(interactionOf(name, content, response)).replaceAll(
            /sales\.team(?=@|%40)/g,
            fresh.split('@')[0] ?? '',
          ),
          (key, value) => (key === 'description' ? `about ${address}` : value),
        ),
      )
    },
  )

  it('has another one in each interaction', () => {
    const { addresses } = refreshed(interactionOf('application/json', { EMailAddress: address }))
    const again = addresses.refresh(pactOf(interactionOf('application/json', { EMailAddress: address })))

    expect(JSON.stringify(again)).toMatch(/sales\.team-[\da-f]{16}@/)
    expect(refreshed(interactionOf('application/json', { EMailAddress: address })).text).not.toEqual(
      JSON.stringify(again.interactions[0]),
    )
  })

  it('keeps the length of a long address', () => {
    const long = `${'a'.repeat(250)}@example.test`
    const { text } = refreshed(interactionOf('application/json', { EMailAddress: long }))

    expect(/a{233}-[\da-f]{16}@example\.test/.exec(text)?.[0].length).toBe(long.length)
  })

  it.each([
    ['an update', interactionOf('application/json', { EMailAccountId: 5, EMailAddress: address })],
    ['a body that cannot be read', interactionOf('application/pdf', address)],
    ['an address without a domain', interactionOf('application/json', { EMailAddress: 'non' })],
    ['no address', interactionOf('application/json', {})],
    [
      'a response whose matcher has a part of the address',
      interactionOf('application/json', { EMailAddress: address }, { body: { regex: '^sales.team@.*$' } }),
    ],
  ])('keeps its address with %s', (_what, interaction) => {
    const { changed, addresses } = refreshed(interaction)

    expect(changed).toEqual(interaction)
    expect(addresses.has(address)).toBe(false)
  })
})
