/** Serves the page of the stub, to this machine and to no other page. */
import type { HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import { textResponse } from '../refusal/textResponse.js'
import { comparable, targetOf } from '../routing/router.js'
import { notKeptResponse } from '../runtime/notKeptResponse.js'
import type { StubRuntime } from '../runtime/StubRuntime.js'
import type { PageAnswer, Ui } from '../ui/Ui.js'
import { fromOwnPage } from './ownRequests.js'
import type { SocketExchange } from './RequestQueue.js'
import { send } from './send.js'

/** Serves a request if it is one for the page, and returns whether it was. */
export type ServePage = (request: HttpRequest, exchange: SocketExchange) => boolean

/** A page, and the path below which it is. */
interface PageAt {
  readonly ui: Ui
  readonly path: string
}

/** The part of a path below that of the page; `none` for another path. */
const pathBelow = (root: string, url: string): O.Option<string> => {
  const { path } = targetOf(url)
  const compared = comparable(path)
  if (compared === root) return O.some(path.endsWith('/') ? '/' : '')
  return compared.startsWith(`${root}/`) ? O.some(compared.slice(root.length)) : O.none
}

const refusal = (refused: string): PageAnswer => ({
  _tag: 'Commanded',
  response: textResponse(403, 'text/plain; charset=utf-8', refused),
  refused,
})

export const makeServePage = (
  { ui, path }: PageAt,
  { record, settled }: Pick<StubRuntime, 'record' | 'settled'>,
  allowedHosts: ReadonlyArray<string>,
): ServePage => {
  const respond = (
    request: HttpRequest,
    { response }: SocketExchange,
    answer: HttpResponse,
    refused: string | null,
  ) => {
    record(request, answer.status, refused)
    send(response, answer, 'never')
  }

  const carryOut = (request: HttpRequest, exchange: SocketExchange, answer: PageAnswer): void => {
    if (answer._tag === 'Events') ui.follow(exchange.response)
    else if (answer._tag === 'Response') send(exchange.response, answer.response, 'never')
    else {
      // The response leaves when what has changed is kept.
      settled(
        E.match(
          (notKept) => respond(request, exchange, notKeptResponse(notKept), notKept.reason),
          () => respond(request, exchange, answer.response, answer.refused),
        ),
      )
    }
  }

  return (request, exchange) =>
    F.pipe(
      pathBelow(path, request.url),
      O.chain((below) => ui.find(request.method, below)),
      O.map((find) =>
        F.pipe(
          fromOwnPage(allowedHosts, request, exchange.message.socket.remoteAddress ?? ''),
          E.match(refusal, () => find(request)),
        ),
      ),
      O.map((answer) => carryOut(request, exchange, answer)),
      O.isSome,
    )
}
