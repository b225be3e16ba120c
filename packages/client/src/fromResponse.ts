/** A response, as what the operation answers or as why it does not. Pure. */
import { type Operation, toDecodeFailure } from '@so-email/codecs'
import { type HttpResponse, header, json } from '@so-email/wire'
import { either as E, option as O } from 'fp-ts'
import * as t from 'io-ts'
import type { ClientError, RedactedRequest, Rejection } from './ClientError.js'

export const fromResponse =
  <I, A>(operation: Operation<I, A>, request: RedactedRequest) =>
  (response: HttpResponse): E.Either<ClientError, A> => {
    const { status } = response
    if (status === operation.answer.status) return fromAnswer(operation, request, response)
    if (status === 401) return E.left({ _tag: 'NotAuthenticated', request, status })
    if (status === 403) return E.left({ _tag: 'Forbidden', request, status, rejection: rejectionOf(response) })
    if (status >= 500) return E.left({ _tag: 'ServerFailed', request, status, rejection: rejectionOf(response) })
    if (status >= 400) return E.left({ _tag: 'Rejected', request, status, rejection: rejectionOf(response) })
    const reason = `${operation.name} answers ${operation.answer.status}`
    return E.left({ _tag: 'NotUnderstood', request, status, reason, failure: null })
  }

const fromAnswer = <I, A>(
  { name, answer }: Operation<I, A>,
  request: RedactedRequest,
  { status, headers, body }: HttpResponse,
): E.Either<ClientError, A> => {
  const notUnderstood = (reason: string, errors?: t.Errors): E.Either<ClientError, never> =>
    E.left({
      _tag: 'NotUnderstood',
      request,
      status,
      reason,
      failure: errors === undefined ? null : toDecodeFailure(errors),
    })
  const type = O.toNullable(header('content-type')(headers))
  if (type !== null && !isJson(type)) return notUnderstood(`the answer is ${type}, not JSON`)
  const value = json.read(answer.codec)(body)
  if (E.isLeft(value)) return notUnderstood(value.left.reason)
  const proved = answer.decode(value.right)
  return E.isLeft(proved) ? notUnderstood(`the answer is not what ${name} answers`, proved.left) : proved
}

const isJson = (contentType: string): boolean => /^(?:application|text)\/(?:[\w.-]+\+)?json\b/i.test(contentType.trim())

/** The documented error objects, which call the message `Message` or `ErrorMessage`. */
const ErrorObject = t.partial({ ErrorType: t.string, ErrorMessage: t.string, Message: t.string, ErrorSource: t.string })

const rejectionOf = ({ body }: HttpResponse): Rejection => {
  const said = E.chainW(ErrorObject.decode)(json.read(ErrorObject)(body))
  return E.isLeft(said)
    ? { type: null, message: null, source: null }
    : {
        type: said.right.ErrorType ?? null,
        message: said.right.ErrorMessage ?? said.right.Message ?? null,
        source: said.right.ErrorSource ?? null,
      }
}
