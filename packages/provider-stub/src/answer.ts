/** The stub's core: what it keeps and a request, as a response and what is to change. Pure. */
import { drawFailure, operations } from '@so-email/codecs'
import { contentTypeOf, type HttpRequest, type HttpResponse, header, json } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import { type Accounts, type Change, none } from './Accounts.js'
import { authenticate, type User } from './authenticate.js'
import { handlers } from './handlers/handlers.js'
import {
  badRequest,
  methodNotAllowed,
  notAuthenticated,
  notFound,
  type Refusal,
  toResponse,
  unsupportedMediaType,
} from './Refusal.js'
import { route } from './router.js'

export interface Settings {
  readonly users: ReadonlyArray<User>
}

type Answered = readonly [response: HttpResponse, change: Change]

const unchanged = (response: HttpResponse): Answered => [response, none]
const ok = (body: Uint8Array): HttpResponse => ({ status: 200, headers: [['Content-Type', contentTypeOf(json)]], body })

export const answer =
  (settings: Settings, accounts: Accounts) =>
  (request: HttpRequest): Answered => {
    const { pathname } = new URL(request.url, 'http://stub')
    const key = route(pathname)
    if (key === undefined) return unchanged(toResponse(notFound(pathname)))
    const { summary, parameters, answer } = operations[key]
    if (request.method === 'GET') return unchanged(ok(new TextEncoder().encode(JSON.stringify({ POST: summary }))))
    if (request.method !== 'POST') return unchanged(toResponse(methodNotAllowed('POST')))
    if (O.isNone(authenticate(settings.users)(request.headers))) return unchanged(notAuthenticated)
    return F.pipe(
      readBody(request),
      E.chain((value) =>
        F.pipe(
          parameters.codec.decode(value),
          E.mapLeft((errors) => badRequest(drawFailure(errors).join('; '))),
        ),
      ),
      E.chain(handlers[key](accounts)),
      E.chain(([value, change]) =>
        F.pipe(
          value === null ? E.right(new TextEncoder().encode('null')) : json.write(answer.codec)(answer.encode(value)),
          E.bimap(
            ({ reason }) => badRequest(reason),
            (body): Answered => [ok(body), change],
          ),
        ),
      ),
      E.getOrElse((refusal) => unchanged(toResponse(refusal))),
    )
  }

const readBody = (request: HttpRequest): E.Either<Refusal, unknown> => {
  const type = O.toNullable(header('Content-Type')(request.headers)) ?? 'unknown'
  if (!/^application\/json\b/i.test(type)) return E.left(unsupportedMediaType(type))
  return F.pipe(
    json.read(operations.saveEMailAccount.parameters.codec)(request.body),
    E.mapLeft(({ reason }) => badRequest(reason)),
  )
}
