/** What the interactions of our own client have in common: who asks, and the parts of the documented exchange. */
import { basic, type Client, type ClientConfig, makeClient } from '@so-email/client'
import { drawFailure, EMailAccount, SaveEMailAccountRequest } from '@so-email/codecs'
import { header } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import type * as t from 'io-ts'
import { sampleRequest, sampleResponse } from '../samples/sample.js'

const proved = <A>(decoded: t.Validation<A>): A =>
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

/** The headers of a request of the documented user. */
export const asDocumentedUser = {
  Authorization: documented('Authorization'),
  Accept: documented('Accept'),
  'Content-Type': jsonType,
}

/** Our client as the documented user, unless told otherwise. */
export const clientOf = (baseUrl: string, config: Partial<ClientConfig> = {}): Client =>
  makeClient({ baseUrl, auth: basic({ user: 'tje0', password: 'Tje0' }), ...config })
