/** An interaction that calls an operation, ours or another one, as the documented user. */
import type { Client, ClientError } from '@so-email/client'
import { pathOf } from '@so-email/codecs'
import type { taskEither as TE } from 'fp-ts'
import { asDocumentedUser, callClient, responseIn } from '../client.js'
import { type Body, type Interaction, json, type PactRequest, type PactResponse } from '../Interaction.js'

const { 'Content-Type': _, ...documentedHeaders } = asDocumentedUser

/** The headers of a request without a body. */
export const withoutBody = documentedHeaders

/** The headers and the body of a request in JSON. */
export const withBody = (value: unknown) => ({ headers: asDocumentedUser, body: json(value) })

/** How an operation is called: what its request has in addition to its path, and the call of the client that sends it. */
export interface Call {
  readonly request?: Partial<PactRequest>
  readonly call: (client: Client) => TE.TaskEither<ClientError, unknown>
}

export interface About extends Call, Pick<Interaction, 'description' | 'group' | 'states'> {
  readonly operation: Parameters<typeof pathOf>[0]
}

export const calling = (
  { operation, request, call, ...about }: About,
  response: PactResponse,
  check: Parameters<typeof callClient>[1],
): Interaction => ({
  ...about,
  request: { path: pathOf(operation), headers: withoutBody, ...request },
  response,
  send: callClient(call, check),
})

export const ok = (body: Body): PactResponse => ({ status: 200, headers: responseIn('application/json'), body })
