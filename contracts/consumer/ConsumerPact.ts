/**
 * Writes interactions into the pact of a consumer, each after its client sent the request to pact's mock server.
 * `PactV3` with the fourth specification is the one public interface that compares bodies of every media type by
 * content: `PactV4.body(contentType, bytes)` compares none (see docs/decisions).
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { MatchersV3 as M, PactV3, PactV4, SpecificationVersion } from '@pact-foundation/pact'
import { annotated } from './annotated.js'
import type { Body, GivenState, Interaction, PactRequest } from './Interaction.js'

const providerName = 'SuperOffice-EMail'

/** Where pacts are generated. They are compared with the committed ones in `pacts/`. */
const generatedPacts = fileURLToPath(new URL('../.pacts', import.meta.url))

export interface ConsumerPact {
  /** Sends the interaction's request, and adds the interaction to the pact if the request is the one of the interaction. */
  readonly add: (interaction: Interaction) => Promise<void>
  /** Writes into the pact what pact's builders cannot: comments, and rules of which one has to hold. */
  readonly finish: () => void
}

const bodyOf = (body: Body | undefined, contentType: string) => {
  switch (body?._tag) {
    case 'Json':
      // Pact has its own type of JSON values; a body is one by construction.
      return { body: body.value as Record<string, unknown> }
    case 'Text':
      return { body: body.text, contentType }
    default:
      return {}
  }
}

/** The parameters of a state are JSON by construction; only pact's type of them has no readonly arrays. */
const jsonMap = (params: GivenState['params']) => ({ ...params }) as NonNullable<Parameters<PactV3['given']>[1]>

const contentTypeOf = (headers: PactRequest['headers'] = {}): string => String(M.reify(headers['Content-Type'] ?? ''))

const addToV3 = (pact: PactV3, { description, states, request, response, send }: Interaction): Promise<unknown> => {
  const { method = 'POST', path, query, headers, body } = request
  const matched = { method, path, headers, ...(query === undefined ? {} : { query }) }
  for (const { name, params } of states) pact.given(name, jsonMap(params))
  pact
    .uponReceiving(description)
    .withRequest({ ...matched, ...bodyOf(body, contentTypeOf(headers)) })
    .willRespondWith({
      status: response.status,
      headers: response.headers ?? {},
      ...bodyOf(response.body, contentTypeOf(response.headers)),
    })
  if (response.body !== undefined && response.body._tag !== 'Null' && response.body.rules.length > 0) {
    const rules = response.body.rules.map((each) => ({ path: each.path, rules: [...each.rules] }))
    pact.withResponseMatchingRules(matched, { body: rules })
  }
  return pact.executeTest(({ url }) => send(url))
}

/** A regular expression, because `equal` on these bytes makes the verifier panic on a difference and then call it green. */
const isNull = { body: { path: '$', rules: [M.regex('^\\s*null\\s*$', 'null')] } }

const addNullResponse = (
  pact: PactV4,
  { description, states, request, response, send }: Interaction,
): Promise<unknown> => {
  const { path, query = {}, headers, body } = request
  const interaction = pact.addInteraction()
  for (const { name, params } of states) interaction.given(name, jsonMap(params))
  return interaction
    .uponReceiving(description)
    .withRequest('POST', path, (builder) => {
      builder.query({ ...query }).headers({ ...headers })
      if (body?._tag === 'Json') builder.jsonBody(body.value)
    })
    .willRespondWith(response.status, (builder) => {
      builder
        .headers({ ...response.headers })
        .body('application/json', Buffer.from('null'))
        .matchingRules(isNull)
    })
    .executeTest(({ url }) => send(url))
}

/**
 * The mock server records a request after it has responded, so on a busy machine pact may read its records too early. Each
 * further attempt waits longer for the record, in milliseconds; a request that was never sent is missing in all of them.
 */
const pauses = [0, 100, 1000, 5000]

const cameTooEarly = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('was expected but not received')

/** Starts the pact of a consumer from nothing: interactions that are no longer added do not stay in its file. */
export const startPact = (consumer: string): ConsumerPact => {
  const file = `${generatedPacts}/${consumer}-${providerName}.json`
  const added: Array<Interaction> = []
  rmSync(file, { force: true })
  const options = { consumer, provider: providerName, dir: generatedPacts, logLevel: 'error' } as const
  const v3 = new PactV3({ ...options, spec: SpecificationVersion.SPECIFICATION_VERSION_V4 })
  const v4 = new PactV4(options)
  const attempt = (interaction: Interaction): Promise<unknown> =>
    interaction.response.body?._tag === 'Null' ? addNullResponse(v4, interaction) : addToV3(v3, interaction)
  const add = (interaction: Interaction, [pause, ...longer]: ReadonlyArray<number>): Promise<void> =>
    attempt({ ...interaction, send: (url) => interaction.send(url).then(() => setTimeout(pause)) }).then(
      () => undefined,
      (error) => (longer.length > 0 && cameTooEarly(error) ? add(interaction, longer) : Promise.reject(error)),
    )
  return {
    add: (interaction) => {
      added.push(interaction)
      return add(interaction, pauses)
    },
    finish: () => {
      const pact: unknown = JSON.parse(readFileSync(file, 'utf8'))
      writeFileSync(file, `${JSON.stringify(annotated(added)(pact), null, 2)}\n`)
    },
  }
}
