/** All that the page shows of an exchange, without secrets. */
import { ErrorObject } from '@so-email/codecs'
import { function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { fillDefaults } from '../algebras/fillDefaults.js'
import type { Entry } from '../Journal.js'
import type { Route } from '../router.js'
import { type BodyReader, bodyOf, caselessReader, problemOf } from './bodyOf.js'
import type { KeptMessage, Observed } from './observe.js'
import type { Body, ExchangeDetail, ExchangeLine, Verdict } from './protocol.js'

/** The line of an exchange in the list. */
export const lineOf = ({ number, entry, duration }: Observed): ExchangeLine => {
  const { at, method, path, operation, user, status, refused, fault } = entry
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

const requestOf = (codec: t.Any, { entry, request }: Observed): Body => {
  const body = bodyOf(requestReader(codec), request)
  return { ...body, verdict: verdictOn(entry, body) }
}

const noResponse: KeptMessage = { headers: [], body: new Uint8Array(), bytes: 0 }

/** The detail of an exchange at a stub with these routes. */
export const detailOf =
  (route: Route) =>
  (observed: Observed): ExchangeDetail => {
    const { entry, response } = observed
    const operation = route(entry.path)?.operation
    const answered = operation !== undefined && entry.status < 300 ? operation.answer.codec : ErrorObject
    return {
      line: lineOf(observed),
      headers: entry.headers.map(([name, value]) => [name, value]),
      request: requestOf(operation?.parameters.codec ?? t.unknown, observed),
      response: bodyOf(
        caselessReader(answered),
        F.pipe(
          response,
          O.getOrElse(() => noResponse),
        ),
      ),
    }
  }
