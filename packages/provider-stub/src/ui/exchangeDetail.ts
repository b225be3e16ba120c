/** All that the page shows of an exchange, without secrets. */
import { ErrorObject } from '@so-email/codecs'
import { function as F, option as O } from 'fp-ts'
import type * as t from 'io-ts'
import { fillDefaults } from '../algebras/fillDefaults.js'
import type { Endpoint } from '../handlers/handlers.js'
import type { Entry } from '../journal/Journal.js'
import type { Route } from '../routing/router.js'
import { type BodyReader, bodyOf, caselessReader, hiddenBody, problemOf } from './bodyOf.js'
import type { KeptMessage, Observed } from './observe.js'
import type { Body, ExchangeDetail, ExchangeLine, Verdict } from './protocol.js'

/** The line of an exchange in the list. An operation that a fault has replaced is named too. */
export const lineOf =
  (route: Route) =>
  ({ number, entry, duration }: Observed): ExchangeLine => {
    const { at, method, path, user, status, refused, fault } = entry
    const operation = entry.operation ?? route(path)?.operation.name ?? null
    return { number, at, method, path, operation, user, status, duration: O.toNullable(duration), refused, fault }
  }

/** As the stub reads a request: with the defaults of absent properties. */
const requestReader = (codec: t.Any): BodyReader => {
  const { prepare } = caselessReader(codec)
  return { codec, prepare: F.flow(prepare, fillDefaults(codec)) }
}

const notDecoded = (reason: string): Verdict => ({ _tag: 'NotDecoded', reason })

/** What the stub made of the body comes first: it read the query too, and refuses before it decodes. */
const verdictOn = ({ input, refused }: Entry, { verdict }: Body): Verdict => {
  if (input !== null) return { _tag: 'Decoded', text: JSON.stringify(input, null, 2) }
  if (refused === null) return verdict
  const isAboutBody =
    verdict._tag === 'Wrong' &&
    verdict.problems.map(({ place, problem }) => (place === '' ? problem : `${place}: ${problem}`)).join('; ') ===
      refused
  if (isAboutBody) return verdict
  return /^\S+: expected /.test(refused) ? { _tag: 'Wrong', problems: [problemOf(refused)] } : notDecoded(refused)
}

const withVerdict =
  (entry: Entry) =>
  (body: Body): Body => ({ ...body, verdict: verdictOn(entry, body) })

/** Nobody knows which secrets such a body holds. */
const noCodec = 'there is no operation at this path, so no codec describes the body'

const requestBody = (endpoint: O.Option<Endpoint>, request: KeptMessage): Body =>
  F.pipe(
    endpoint,
    O.match(
      () => hiddenBody(request, request.bytes === 0 ? 'there is no body' : noCodec),
      ({ operation }) => bodyOf(requestReader(operation.parameters.codec), request),
    ),
  )

/** The codec of a response: that of the operation, or of the errors. */
const codecFor = (endpoint: O.Option<Endpoint>, status: number): O.Option<t.Any> =>
  status < 300
    ? F.pipe(
        endpoint,
        O.map(({ operation }) => operation.answer.codec),
      )
    : O.some(ErrorObject)

const responseBody = (codec: O.Option<t.Any>, response: KeptMessage): Body =>
  F.pipe(
    codec,
    O.match(
      () => hiddenBody(response, noCodec),
      (known) => bodyOf(caselessReader(known), response),
    ),
  )

const notKept = hiddenBody(
  { headers: [], bytes: 0 },
  'the server answered before the stub did, and its response is not kept',
)

/** The detail of an exchange at a stub with these routes. */
export const detailOf =
  (route: Route) =>
  (observed: Observed): ExchangeDetail => {
    const { entry, request, response } = observed
    const endpoint = O.fromNullable(route(entry.path))
    return {
      line: lineOf(route)(observed),
      headers: entry.headers.map(([name, value]) => [name, value]),
      request: F.pipe(requestBody(endpoint, request), withVerdict(entry)),
      response: F.pipe(
        response,
        O.match(
          () => notKept,
          (message) => responseBody(codecFor(endpoint, entry.status), message),
        ),
      ),
    }
  }
