/**
 * Writes interactions into the pact of a consumer, each after its client was driven against pact's mock server.
 * `PactV3` with the fourth specification is the one public interface that compares bodies of every media type by
 * content: `PactV4.body(contentType, bytes)` compares none (see docs/decisions).
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MatchersV3 as M, PactV3, PactV4, SpecificationVersion } from '@pact-foundation/pact'
import { annotated } from './annotated.js'
import type { Asked, Body, Interaction } from './Interaction.js'

const providerName = 'SuperOffice-EMail'

/** Where pacts are generated. They are compared with the committed ones in `pacts/`. */
const generatedPacts = fileURLToPath(new URL('../.pacts', import.meta.url))

export interface ConsumerPact {
  /** Drives the interaction's client, and adds the interaction to the pact if the client asked what it says. */
  readonly add: (interaction: Interaction) => Promise<void>
  /** Writes into the pact what pact's builders cannot: comments, and rules of which one has to hold. */
  readonly finish: () => void
}

const bodyOf = (body: Body | undefined, contentType: string) => {
  switch (body?._tag) {
    case 'Json':
      // pact asks for its own type of JSON values; a body is one by construction.
      return { body: body.value as Record<string, unknown> }
    case 'Text':
      return { body: body.text, contentType }
    default:
      return {}
  }
}

const contentTypeOf = (headers: Asked['headers'] = {}): string => String(M.reify(headers['Content-Type'] ?? ''))

const addToV3 = (pact: PactV3, { description, states, asked, answered, drive }: Interaction): Promise<void> => {
  const { method = 'POST', path, query, headers, body } = asked
  const request = { method, path, headers, ...(query === undefined ? {} : { query }) }
  for (const { name, params } of states) pact.given(name, { ...params })
  pact
    .uponReceiving(description)
    .withRequest({ ...request, ...bodyOf(body, contentTypeOf(headers)) })
    .willRespondWith({
      status: answered.status,
      headers: answered.headers ?? {},
      ...bodyOf(answered.body, contentTypeOf(answered.headers)),
    })
  if (answered.body !== undefined && answered.body._tag !== 'Null' && answered.body.rules.length > 0) {
    const rules = answered.body.rules.map((each) => ({ path: each.path, rules: [...each.rules] }))
    pact.withResponseMatchingRules(request, { body: rules })
  }
  return pact.executeTest(({ url }) => drive(url)).then(() => undefined)
}

/** A regular expression, because `equal` on these bytes makes the verifier panic on a difference and then call it green. */
const isNull = { body: { path: '$', rules: [M.regex('^null$', 'null')] } }

const addNullAnswer = (pact: PactV4, { description, states, asked, answered, drive }: Interaction): Promise<void> => {
  const { path, query = {}, headers, body } = asked
  const interaction = pact.addInteraction()
  for (const { name, params } of states) interaction.given(name, { ...params })
  return interaction
    .uponReceiving(description)
    .withRequest('POST', path, (builder) => {
      builder.query({ ...query }).headers({ ...headers })
      if (body?._tag === 'Json') builder.jsonBody(body.value)
    })
    .willRespondWith(answered.status, (builder) => {
      builder
        .headers({ ...answered.headers })
        .body('application/json', Buffer.from('null'))
        .matchingRules(isNull)
    })
    .executeTest(({ url }) => drive(url))
}

/**
 * The mock server notes a request after it has answered it, so on a busy machine pact may ask it too early what it got.
 * A request that was really never sent is missing the second time as well.
 */
const cameTooEarly = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('was expected but not received')

/** Starts the pact of a consumer from nothing: interactions that nobody adds any more do not stay in its file. */
export const startPact = (consumer: string): ConsumerPact => {
  const file = `${generatedPacts}/${consumer}-${providerName}.json`
  const added: Array<Interaction> = []
  rmSync(file, { force: true })
  const options = { consumer, provider: providerName, dir: generatedPacts, logLevel: 'error' } as const
  const v3 = new PactV3({ ...options, spec: SpecificationVersion.SPECIFICATION_VERSION_V4 })
  const v4 = new PactV4(options)
  const attempt = (interaction: Interaction): Promise<void> =>
    interaction.answered.body?._tag === 'Null' ? addNullAnswer(v4, interaction) : addToV3(v3, interaction)
  return {
    add: (interaction) => {
      added.push(interaction)
      return attempt(interaction).catch((error) => (cameTooEarly(error) ? attempt(interaction) : Promise.reject(error)))
    },
    finish: () => {
      const pact: unknown = JSON.parse(readFileSync(file, 'utf8'))
      writeFileSync(file, `${JSON.stringify(annotated(added)(pact), null, 2)}\n`)
    },
  }
}
