/**
 * Gives each new account of a pact an address of our own making, which no account had before: by it the run recognises
 * afterwards what an interaction created. As with the published credentials, only a value of the pact is replaced; its
 * responses are verified against the same address.
 */
import { randomBytes } from 'node:crypto'
import type { HttpRequest } from '@so-email/wire'
import { function as F, type io as IO, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { newAddress } from '../account/newAccountBody.js'
import { mapTexts } from '../pact/mapTexts.js'
import { headersOf, type Pact, type PactInteraction } from '../pact/Pact.js'
import { addressWritten, idWritten } from './accounts/Write.js'

/** The addresses of this run. */
export interface FreshAddresses {
  /** The same pact, with an address of this run in each request that creates an account. */
  readonly refresh: (pact: Pact) => Pact
  /** A new address of this run. */
  readonly make: IO.IO<string>
  /** Whether an address is one of this run. */
  readonly has: (address: string) => boolean
}

const Body = t.type({ content: t.unknown })

/** The text of a body in a pact. A body in base64 stays as it is, so its account cannot be recognised later. */
const textOf = (body: unknown): string => {
  if (!Body.is(body)) return ''
  return typeof body.content === 'string' ? body.content : JSON.stringify(body.content)
}

const requestOf = ({ request }: PactInteraction): HttpRequest => ({
  method: request.method,
  url: request.path,
  headers: headersOf(request),
  body: new TextEncoder().encode(textOf(request.body)),
})

/** The address of the account that an interaction creates. */
const addressIn = (interaction: PactInteraction): O.Option<string> =>
  F.pipe(
    requestOf(interaction),
    O.fromPredicate((request) => O.exists((id: number) => id === 0)(idWritten(request))),
    O.chain(addressWritten),
  )

/** Long local parts keep their length, as an interaction may be about an address that is too long. */
const freshLocal = (local: string): string => {
  const random = randomBytes(8).toString('hex')
  return local.length > 32 ? `${local.slice(0, -17)}-${random}` : `${local}-${random}`
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Replaces an address in an interaction, also where a form or a regular expression has it in its own spelling. */
const replaced = (interaction: PactInteraction, address: string, local: string): PactInteraction => {
  const [old = '', domain = ''] = address.split('@')
  const written = new RegExp(`${escaped(old)}(@|%40)(?=${domain.split('.').map(escaped).join('\\\\?\\.')})`, 'g')
  const rewrite = mapTexts((text) => text.replace(written, (_old, at: string) => local + at))
  return { ...interaction, request: rewrite(interaction.request), response: rewrite(interaction.response) }
}

/** Whether a response still has the old address, as in a matcher like `^sales@`: the new one would not match. */
const hasOld = ({ response }: PactInteraction, address: string): boolean =>
  JSON.stringify(response).includes(`${address.split('@', 1)[0]}@`)

/** The addresses of a new run. */
export const makeFreshAddresses = (): FreshAddresses => {
  const ours = new Set<string>()
  const refresh = (interaction: PactInteraction): PactInteraction =>
    F.pipe(
      addressIn(interaction),
      O.filter((address) => /^[^@\s]+@[^@\s]+$/.test(address)),
      O.map((address) => ({ address, local: freshLocal(address.split('@', 1)[0] ?? '') })),
      O.map(({ address, local }) => ({ address, changed: replaced(interaction, address, local) })),
      O.filter(({ address, changed }) => !hasOld(changed, address)),
      O.map(({ changed }) => {
        const address = O.toNullable(addressIn(changed))
        if (address !== null) ours.add(address)
        return changed
      }),
      O.getOrElse(() => interaction),
    )
  return {
    refresh: (pact) => ({ ...pact, interactions: pact.interactions.map(refresh) }),
    make: () => {
      const address = newAddress()
      ours.add(address)
      return address
    },
    has: (address) => ours.has(address),
  }
}
