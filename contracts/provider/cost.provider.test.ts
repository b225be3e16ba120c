/** What our client gets of each wrong provider is what is listed: it is called as in the interactions that have to detect it. */
import { either as E } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import type { Interaction, Send } from '../consumer/Interaction.js'
import { interactions } from '../consumer/interactions/interactions.js'
import { type RunningProvider, startProvider } from '../providers/Provider.js'
import { byId, create, update } from '../wrong-providers/form.js'
import { wrongs } from '../wrong-providers/wrongs.js'

const setUp = async ({ statesUrl }: RunningProvider, { states }: Interaction): Promise<void> => {
  for (const { name: state, params } of states) {
    const { ok } = await fetch(statesUrl, { method: 'POST', body: JSON.stringify({ action: 'setup', state, params }) })
    expect(ok).toBe(true)
  }
}

/** What our client makes of each response. */
const clientGets = async (
  provider: RunningProvider,
  calls: ReadonlyArray<Interaction & { readonly send: Required<Send> }>,
): Promise<ReadonlyArray<string>> => {
  const results: Array<string> = []
  for (const interaction of calls) {
    await setUp(provider, interaction)
    const result = await interaction.send.result(provider.url)
    results.push(E.isLeft(result) ? result.left._tag : 'a value')
  }
  return [...new Set(results)]
}

const byOurClient = (names: ReadonlyArray<string>) =>
  interactions.flatMap((interaction) => {
    const { send, description } = interaction
    const { result } = send
    return names.includes(description) && result ? [{ ...interaction, send: Object.assign(send, { result }) }] : []
  })

/** A provider that only several calls show to be wrong, and one that is wrong to other clients: each call of ours succeeds. */
const usual = byOurClient([create, update, byId])

describe('what our client gets of a provider that', () => {
  it.each(Object.entries(wrongs))('%s', async (_name, { noticedBy, clientGets: expected, ...provider }) => {
    const server = await startProvider(provider)
    const own = byOurClient(Object.keys(noticedBy))
    const results = await clientGets(server, own.length > 0 ? own : usual)
    await server.close()

    expect(results).toEqual([expected])
  })
})
