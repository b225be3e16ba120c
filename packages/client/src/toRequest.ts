/** An operation and its input, as a request. Pure. */
import { type Operation, pathOf, toDecodeFailure } from '@so-email/codecs'
import { Authorization, contentTypeOf, type HttpRequest, json } from '@so-email/wire'
import { either as E } from 'fp-ts'
import type { Auth } from './Auth.js'
import type { InvalidInput } from './ClientError.js'

export interface RequestSettings {
  readonly baseUrl: string
  readonly auth: Auth
  readonly language?: string
}

/** Whatever form a site is given in (with or without `/api`, `/api/v1`, a trailing slash), the URL below it. */
export const urlOf = (baseUrl: string, path: string): string =>
  baseUrl.replace(/\/+$/, '').replace(/\/api(?:\/v1)?$/i, '') + path

export const toRequest =
  <I, A>(operation: Operation<I, A>, settings: RequestSettings) =>
  (input: I): E.Either<InvalidInput, HttpRequest> => {
    const invalid = (failure: InvalidInput['failure']): E.Either<InvalidInput, never> =>
      E.left({ _tag: 'InvalidInput', operation: operation.name, failure })
    const { codec, complete } = operation.parameters
    const proved = codec.decode(input)
    if (E.isLeft(proved)) return invalid(toDecodeFailure(proved.left))
    const body = json.write(codec)(complete(proved.right))
    if (E.isLeft(body)) return invalid({ _tag: 'Leaf', expected: body.left.reason, actual: undefined })
    const authorization = Authorization.write(settings.auth)
    if (E.isLeft(authorization))
      return invalid({ _tag: 'Leaf', expected: authorization.left.reason, actual: undefined })
    return E.right({
      method: 'POST',
      url: urlOf(settings.baseUrl, pathOf(operation)),
      headers: [
        ['Authorization', authorization.right],
        ['Accept', contentTypeOf(json)],
        ...(settings.language === undefined ? [] : [['Accept-Language', settings.language] as const]),
        ['Content-Type', contentTypeOf(json)],
      ],
      body: body.right,
    })
  }
