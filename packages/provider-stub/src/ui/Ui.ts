/**
 * The page of a running stub: the answer to every request below `/_stub/` that is its own. Whether a request may come is
 * decided by the server, before it gets here.
 */
import type { ServerResponse } from 'node:http'
import { drawFailure } from '@so-email/codecs'
import { drawReadFailure, type HttpRequest, type HttpResponse, json } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { jsonResponse, textResponse } from '../refusal/textResponse.js'
import { headOfResponse } from '../response/toHead.js'
import { targetOf } from '../routing/router.js'
import type { MakeKeeper } from '../runtime/Keeper.js'
import type { StubRuntime, StubStart } from '../runtime/StubRuntime.js'
import { accountsAfter } from './accountsAfter.js'
import { carryOut } from './carryOut.js'
import { eventStream, makeEventStreams } from './EventStreams.js'
import { detailOf, lineOf } from './exchangeDetail.js'
import { headers } from './headers.js'
import { type Observer, observe } from './observe.js'
import { overviewOf } from './overviewOf.js'
import { AccountsPage, Command, CommandResult, ExchangeDetail, Exchanges, Overview, paths } from './protocol.js'
import type { PageFiles } from './readPageFiles.js'

/** What the server does for a request of the page. */
export type PageAnswer =
  | { readonly _tag: 'Response'; readonly response: HttpResponse }
  /** The response to a command, which the journal has. */
  | { readonly _tag: 'Commanded'; readonly response: HttpResponse; readonly refused: string | null }
  /** The response stays open. */
  | { readonly _tag: 'Events' }

export interface Ui {
  /** The runtime that the page shows. */
  readonly runtime: StubRuntime
  /** What answers a method at a path below `/_stub`, as `/overview`; `none` if that is not the page's. */
  readonly find: (method: string, path: string) => O.Option<(request: HttpRequest) => PageAnswer>
  /** Keeps a response open, and sends events on it. */
  readonly follow: (response: ServerResponse) => void
}

const ofPage = (response: HttpResponse): HttpResponse => ({ ...response, headers: [...response.headers, ...headers] })

const respond = (response: HttpResponse): PageAnswer => ({ _tag: 'Response', response: ofPage(response) })

const text = (status: number, type: string, body: string): PageAnswer =>
  respond(textResponse(status, `${type}; charset=utf-8`, body))

const value = <A>(codec: t.Type<A, unknown>, body: A): PageAnswer => respond(jsonResponse(200, codec.encode(body)))

/** The events have no end, and no length. */
const headOf = (answer: PageAnswer): PageAnswer =>
  answer._tag === 'Events'
    ? respond({ status: 200, headers: [eventStream], body: new Uint8Array() })
    : { ...answer, response: headOfResponse(answer.response) }

const valueIn = ({ url }: HttpRequest, name: string): string => new URLSearchParams(targetOf(url).query).get(name) ?? ''

const afterIn = (request: HttpRequest): number => Number(valueIn(request, 'after')) || 0

const exchangesAfter = ({ exchanges, runtime }: Observer, after: number): Exchanges => {
  const all = exchanges()
  const { route } = runtime.state().settings
  return { first: all[0]?.number ?? 0, exchanges: all.filter(({ number }) => number > after).map(lineOf(route)) }
}

const detailAt = ({ exchanges, runtime }: Observer, number: string): PageAnswer =>
  F.pipe(
    O.fromNullable(exchanges().find((each) => String(each.number) === number)),
    O.match(
      () => text(404, 'text/plain', `exchange ${/^\d{1,9}$/.test(number) ? number : ''} is not kept`),
      F.flow(detailOf(runtime.state().settings.route), (detail) => value(ExchangeDetail, detail)),
    ),
  )

const command = (runtime: StubRuntime, body: Uint8Array): PageAnswer =>
  F.pipe(
    json.read(t.unknown)(body),
    E.mapLeft(drawReadFailure),
    E.chain(
      F.flow(
        Command.decode,
        E.mapLeft((errors) => drawFailure(errors).join('; ')),
      ),
    ),
    E.chain(carryOut(runtime)),
    E.match(
      (reason): CommandResult => ({ _tag: 'Refused', reason }),
      (): CommandResult => ({ _tag: 'Done' }),
    ),
    (result): PageAnswer => ({
      _tag: 'Commanded',
      response: ofPage(jsonResponse(result._tag === 'Done' ? 200 : 400, CommandResult.encode(result))),
      refused: result._tag === 'Done' ? null : result.reason,
    }),
  )

/** The page of a stub that starts with this, at a path that ends in `/_stub`. */
export const makeUi = (start: StubStart, makeKeeper: MakeKeeper, files: PageFiles, base: string): Ui => {
  const observer = observe(start, makeKeeper)
  const { runtime } = observer
  const streams = makeEventStreams(Object.fromEntries(headers))
  observer.subscribe(streams.changed)

  const read: Readonly<Record<string, (request: HttpRequest) => PageAnswer>> = {
    '/': () => text(200, 'text/html', files.html),
    '/page.js': () => text(200, 'text/javascript', files.script),
    '/page.css': () => text(200, 'text/css', files.style),
    '/icon.svg': () => text(200, 'image/svg+xml', files.icon),
    [`/${paths.overview}`]: () => value(Overview, overviewOf(runtime.state())),
    [`/${paths.exchanges}`]: (request) => value(Exchanges, exchangesAfter(observer, afterIn(request))),
    [`/${paths.accounts}`]: (request) =>
      value(AccountsPage, accountsAfter(runtime.state().accounts, afterIn(request), valueIn(request, 'search'))),
    [`/${paths.events}`]: () => ({ _tag: 'Events' }),
  }

  const redirect: PageAnswer = respond({ status: 308, headers: [['Location', `${base}/`]], body: new Uint8Array() })
  const numbered = `/${paths.exchanges}/`

  const readAt = (path: string): ((request: HttpRequest) => PageAnswer) | undefined => {
    if (path === '' || path === '/ui') return () => redirect
    if (path.startsWith(numbered)) return () => detailAt(observer, path.slice(numbered.length))
    return Object.hasOwn(read, path) ? read[path] : undefined
  }

  return {
    runtime,
    find: (method, path) => {
      if (method === 'GET') return O.fromNullable(readAt(path))
      if (method === 'HEAD')
        return F.pipe(
          O.fromNullable(readAt(path)),
          O.map((readPage) => F.flow(readPage, headOf)),
        )
      return method === 'POST' && path === `/${paths.commands}` ? O.some(({ body }) => command(runtime, body)) : O.none
    },
    follow: streams.follow,
  }
}
