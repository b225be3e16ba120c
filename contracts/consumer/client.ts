/** Our client as the interactions use it, and the parts of the documented exchange. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { basic, type Client, type ClientConfig, type ClientError, makeClient } from '@so-email/client'
import { drawFailure, EMailAccount, SaveEMailAccountRequest } from '@so-email/codecs'
import { header } from '@so-email/wire'
import { either as E, function as F, option as O, type taskEither as TE } from 'fp-ts'
import type * as t from 'io-ts'
import { expect } from 'vitest'
import { orThrow } from '../orThrow.js'
import { sampleCredentials } from '../samples/credentials.js'
import { sampleRequest, sampleResponse } from '../samples/sample.js'
import type { Send } from './Interaction.js'

/** The decoded value; a mistake in a contract ends the run. */
export const proved = <A>(decoded: t.Validation<A>): A =>
  E.getOrElse((errors: t.Errors): A => {
    throw new Error(drawFailure(errors).join('\n'))
  })(decoded)

/** A header of the documented request. */
export const documented = (name: string): string =>
  F.pipe(
    sampleRequest.headers,
    header(name),
    O.getOrElse((): string => {
      throw new Error(`the documented request has no ${name}`)
    }),
  )

/** The documented request body. */
export const documentedRequest: SaveEMailAccountRequest = proved(SaveEMailAccountRequest.decode(sampleRequest.value))

/** The documented response body. */
export const documentedResponse: EMailAccount = proved(EMailAccount.decode(sampleResponse.value))

export const jsonType = documented('Content-Type')

/** The header of a response in a media type; its charset is free. */
export const responseIn = (mediaType: string) => ({
  'Content-Type': M.regex(`^${mediaType.replace('+', '\\+')}(;.*)?$`, `${mediaType}; charset=utf-8`),
})

/** The headers of a request of the documented user. */
export const asDocumentedUser = {
  Authorization: documented('Authorization'),
  Accept: documented('Accept'),
  'Content-Type': jsonType,
}

/** The configuration of a client as the documented user. */
const documentedUser = {
  auth: basic({ user: sampleCredentials.user, password: sampleCredentials.password }),
  retry: false,
} satisfies Partial<ClientConfig>

/** A client in front of a server, as the documented user unless the configuration has another. */
export const clientOf = (baseUrl: string, config: Partial<ClientConfig> = {}): Client =>
  orThrow(makeClient({ baseUrl, ...documentedUser, ...config }))

/** Calls our real client over real HTTP, and checks its result. */
export const callClient = <A>(
  operation: (client: Client) => TE.TaskEither<ClientError, A>,
  check: (result: E.Either<ClientError, A>) => void,
  config: Partial<ClientConfig> = {},
): Send => {
  const result = (baseUrl: string) => {
    const client = clientOf(baseUrl, config)
    return operation(client)().finally(client.close)
  }
  return Object.assign((baseUrl: string) => result(baseUrl).then(check), { result })
}

/** Checks that the call returned this value. */
export const succeeded =
  (expected: unknown) =>
  (result: E.Either<ClientError, unknown>): void =>
    expect(result).toEqual(E.right(expected))

/** Checks that the call failed with an error that has these properties. */
export const failed =
  (expected: Readonly<Record<string, unknown>>) =>
  (result: E.Either<ClientError, unknown>): void =>
    expect(result).toEqual(E.left(expect.objectContaining(expected)))
