/** Answers the requests of a server: by the stub, or, for preflights and provider states, here. */
import type { IncomingMessage } from 'node:http'
import type { HttpHeaders, HttpRequest, HttpResponse } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import { type Delivery, undisturbed } from '../faults/Delivery.js'
import { chainOption } from '../performance/chain.js'
import { memoize } from '../performance/memoize.js'
import { shown } from '../refusal/shown.js'
import { textResponse } from '../refusal/textResponse.js'
import { comparable, targetOf } from '../routing/router.js'
import { notKeptResponse } from '../runtime/notKeptResponse.js'
import type { StubRuntime } from '../runtime/StubRuntime.js'
import type { Ui } from '../ui/Ui.js'
import { corsHeaders, preflight } from './cors.js'
import { hostField, hostOf, isOwnHost } from './hosts.js'
import type { SocketExchange } from './RequestQueue.js'
import { headOf, readRequest } from './readRequest.js'
import type { Refuse } from './refuseUnparsed.js'
import type { ServerSettings } from './ServerOptions.js'
import { makeSendAfter, orDefect, send, withHeaders } from './send.js'
import { makeServePage, type ServePage } from './servePage.js'
import { changeState, type OwnResponse } from './statesEndpoint.js'

/** The number of `Host` fields: `headers` has the first only. A loop, because it runs for every request. */
const hostsOf = ({ rawHeaders }: IncomingMessage): number => {
  let hosts = 0
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.length === 4 && rawHeaders[i]?.toLowerCase() === 'host') hosts++
  }
  return hosts
}

const refusedHost = (host: string): OwnResponse => {
  const reason = `the stub answers to the names of this machine and to allowed hosts, and ${shown(host)} is neither`
  return { response: textResponse(403, 'text/plain; charset=utf-8', reason), refused: reason }
}

type OnDelivery = (delivery: Delivery) => void

const unrefused = (response: HttpResponse): OwnResponse => ({ response, refused: null })

/** Serves an exchange, and refuses one that is not to be read to its end. */
export interface Service {
  readonly serve: (exchange: SocketExchange) => void
  readonly refuse: Refuse
}

export const makeService = (
  runtime: StubRuntime,
  { bounds, cors, statesPath, uiPath, allowedHosts, checksHost }: ServerSettings,
  ui: O.Option<Ui> = O.none,
): Service => {
  const { maxBodyBytes, maxArrivingBytes } = bounds
  const arriving = { bytes: 0 }
  const sendAfter = makeSendAfter()
  const extra: HttpHeaders = F.pipe(
    cors,
    O.match(() => [], corsHeaders),
  )

  const isStates: (request: HttpRequest) => boolean = F.pipe(
    statesPath,
    O.match(
      () => () => false,
      (path) =>
        ({ method, url }: HttpRequest) =>
          method === 'POST' && path === comparable(targetOf(url).path),
    ),
  )

  /** Once for each `Host`, because looking up an address takes longer than an answer. */
  const refusalOfHost = memoize(100, (field) =>
    F.pipe(
      O.some(hostOf(field)),
      O.filter((host) => !isOwnHost(allowedHosts, host)),
      O.map(refusedHost),
    ),
  )

  /** Refuses what a page under a name of its own sends to this machine. A browser always sends `Host`. */
  const foreignHost: (request: HttpRequest) => O.Option<OwnResponse> = checksHost
    ? ({ headers }) => F.pipe(headers, hostField, chainOption(refusalOfHost))
    : () => O.none

  const preflightOf: (request: HttpRequest) => O.Option<HttpResponse> = F.pipe(
    cors,
    O.match(() => () => O.none, preflight),
  )

  /** The response of the edge; `none` for a request that the stub answers. */
  const ownResponse = (request: HttpRequest): O.Option<OwnResponse> =>
    F.pipe(
      foreignHost(request),
      O.match(() => F.pipe(preflightOf(request), O.map(unrefused)), O.some),
    )

  const deliverOwn =
    (request: HttpRequest, onDelivery: OnDelivery) =>
    ({ response, refused }: OwnResponse): void => {
      runtime.record(request, response.status, refused)
      onDelivery(undisturbed(response))
    }

  /** The response leaves when the state is kept. */
  const deliverState = (request: HttpRequest, { socket }: IncomingMessage, onDelivery: OnDelivery): void => {
    const own = changeState(runtime, allowedHosts, request, socket.remoteAddress ?? '')
    runtime.settled(
      E.match(
        (notKept) => deliverOwn(request, onDelivery)({ response: notKeptResponse(notKept), refused: notKept.reason }),
        () => deliverOwn(request, onDelivery)(own),
      ),
    )
  }

  const deliverAnswer = (request: HttpRequest, onDelivery: OnDelivery): void =>
    runtime.deliver(
      request,
      extra.length === 0
        ? onDelivery
        : ({ response, ...delivery }) => onDelivery({ ...delivery, response: withHeaders(extra, response) }),
    )

  const deliver = (request: HttpRequest, message: IncomingMessage, onDelivery: OnDelivery): void =>
    F.pipe(
      ownResponse(request),
      O.match(
        () => (isStates(request) ? deliverState(request, message, onDelivery) : deliverAnswer(request, onDelivery)),
        deliverOwn(request, onDelivery),
      ),
    )

  const refuse: Refuse = ({ message, response }, status, reason) => {
    runtime.record(headOf(message), status, reason)
    response.once('finish', () => message.socket.destroySoon())
    const refusal = { status, headers: [['Connection', 'close'] as const], body: new Uint8Array() }
    send(response, withHeaders(extra, refusal), 'never')
  }

  const servePage: ServePage = F.pipe(
    O.Do,
    O.apS('ui', ui),
    O.apS('path', uiPath),
    O.match(
      () => () => false,
      (page) => makeServePage(page, runtime, allowedHosts),
    ),
  )

  const answer = (request: HttpRequest, exchange: SocketExchange): void => {
    if (servePage(request, exchange)) return
    const { message, response } = exchange
    deliver(request, message, (delivery) =>
      sendAfter(delivery.delay, () => orDefect(response, () => send(response, delivery.response, delivery.breaks))),
    )
  }

  const serve = (exchange: SocketExchange): void => {
    const hosts = hostsOf(exchange.message)
    if (hosts > 1 || (hosts === 0 && exchange.message.httpVersion === '1.1')) {
      refuse(exchange, 400, hosts === 0 ? 'the request has no Host' : 'the request has more than one Host')
      return
    }
    readRequest(
      exchange,
      bounds,
      arriving,
      E.match(
        (unread) =>
          unread === 'tooLong'
            ? refuse(exchange, 413, `the body is longer than ${maxBodyBytes} bytes`)
            : refuse(exchange, 503, `more than ${maxArrivingBytes} bytes of bodies are arriving at the same time`),
        (request) => orDefect(exchange.response, () => answer(request, exchange)),
      ),
    )
  }
  return { serve, refuse }
}
