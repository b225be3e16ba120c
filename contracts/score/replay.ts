/** Whether the response of an interaction shows that a server honours a header: our stub, in its states, sends another one without it. */
import { makeStub } from '@so-email/provider-stub'
import type { PactInteraction } from '@so-email/verifier'
import type { HttpHeaders } from '@so-email/wire'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { stubOptions } from '../providers/stubOptions.js'
import { textOf } from './exchange.js'

const Body = t.type({ content: t.unknown })

/** The response without some of the headers. A state that the stub does not know has no parameters that matter. */
const responseWithout = async (interaction: PactInteraction, left: string): Promise<string | null> => {
  const { method, path, headers = {}, body } = interaction.request
  const stub = makeStub(stubOptions)
  for (const { name, params } of interaction.providerStates ?? []) stub.states.enterUnknown(name, params ?? {})
  const fields: HttpHeaders = Object.entries(headers).flatMap(([name, values]) =>
    name.toLowerCase() === left.toLowerCase() ? [] : values.map((value) => [name, value] as const),
  )
  const request = {
    method,
    url: `https://crm.example.test${path}`,
    headers: fields,
    body: new TextEncoder().encode(Body.is(body) ? JSON.stringify(body.content) : ''),
  }
  const answered = await stub.answer(request, { signal: new AbortController().signal, maxResponseBytes: 100_000 })()
  return E.isRight(answered) ? `${answered.right.status} ${textOf(answered.right)}` : null
}

/** The headers that convert what a response has. */
const converting = ['Accept-Language', 'SO-Language', 'SO-TimeZone']

/** Whether a server that ignores the header breaks the interaction, where the header converts the response. */
export const isShown = async (interaction: PactInteraction, name: string): Promise<boolean> =>
  !converting.includes(name) || (await responseWithout(interaction, '')) !== (await responseWithout(interaction, name))
