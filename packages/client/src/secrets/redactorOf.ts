import { mayHoldSecret } from '@so-email/codecs'
import { type HttpHeaders, type HttpRequest, json, type MediaType } from '@so-email/wire'
import { option as O } from 'fp-ts'
import type * as t from 'io-ts'
import type { IssuedCredentials } from '../auth/Auth.js'
import { keepingLast } from '../runtime/keepingLast.js'
import type { MarkedQuery } from './markedQuery.js'
import { makeRedactor, type Redactor } from './Redactor.js'
import { type SentSecrets, secretsInBody, secretsInHead, sentSecrets } from './SentSecrets.js'

/**
 * The redactor of each request, given the credentials that were issued for it. Most requests have nothing secret but their
 * headers and credentials. These are the ones of the request before, and so is the redactor.
 */
export const redactorOf = (
  codec: t.Any,
  contentType: MediaType,
  secretsInQuery: MarkedQuery['secretsOf'],
): ((request: HttpRequest, issued: ReadonlyArray<IssuedCredentials>) => Redactor) => {
  const ofHead = keepingLast((headers: HttpHeaders) =>
    keepingLast((issued: ReadonlyArray<IssuedCredentials>) => {
      const secrets = secretsInHead(headers, issued)
      return { secrets, redactor: makeRedactor(sentSecrets(none, secrets)) }
    }),
  )
  const mayHold = mayHoldSecret(codec)
  const inBody = (body: Uint8Array): SentSecrets =>
    contentType === json && !mayHold(decoder.decode(body)) ? none : secretsInBody(codec, contentType, body)
  return ({ url, headers, body }, issued) => {
    const { secrets, redactor } = ofHead(headers)(issued)
    const own = sentSecrets(inBody(body), secretsInQuery(url))
    return O.toNullable(own)?.length === 0 ? redactor : makeRedactor(sentSecrets(own, secrets))
  }
}

const decoder = /*#__PURE__*/ new TextDecoder()
const none: SentSecrets = /*#__PURE__*/ O.some([])
