/** A pact broker over HTTP: JSON resources, and the links (HAL) that lead from one to the next. */
import { base64 } from '@so-email/wire'
import { either as E, function as F, json as J, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import { decode } from '../decode.js'
import type { Environment } from '../Environment.js'
import { readBounded } from './readBounded.js'

export interface Broker {
  /** The address from which every link is reached. */
  readonly url: string
  readonly get: (url: string) => TE.TaskEither<string, unknown>
  readonly send: (method: 'POST' | 'PUT', url: string, body: unknown) => TE.TaskEither<string, unknown>
}

const seconds = 30

const Resource = t.type({ _links: t.UnknownRecord })
const Link = t.type({ href: t.string })

/** The address that a resource links to, with its placeholders replaced. */
export const linkTo =
  (relation: string, values: Readonly<Record<string, string>> = {}) =>
  (resource: unknown): E.Either<string, string> =>
    F.pipe(
      Resource.decode(resource),
      E.chain(({ _links }) => Link.decode(_links[relation])),
      E.bimap(
        () => `the broker has no link ${relation}`,
        ({ href }) => href.replaceAll(/\{(\w+)\}/g, (whole, name) => encodeURIComponent(values[name] ?? whole)),
      ),
    )

/** Decodes a resource. A Left names the places that are wrong. */
export const decodeResource = <A>(codec: t.Decoder<unknown, A>, name: string) =>
  F.flow(
    decode(codec),
    E.mapLeft((reason) => `the broker's ${name} cannot be read: ${reason}`),
  )

const authorizationFrom = (env: Environment): Readonly<Record<string, string>> => {
  const { PACT_BROKER_TOKEN: token, PACT_BROKER_USERNAME: user, PACT_BROKER_PASSWORD: password = '' } = env
  if (token) return { authorization: `Bearer ${token}` }
  return user ? { authorization: `Basic ${base64.encodeText(`${user}:${password}`)}` } : {}
}

const requestAt =
  (base: URL, authorization: Readonly<Record<string, string>>) =>
  (method: string, url: string, body?: unknown): TE.TaskEither<string, unknown> =>
    F.pipe(
      E.tryCatch(
        () => new URL(url, base),
        () => 'the broker has a link that is no URL',
      ),
      // The credentials are for this broker only.
      E.filterOrElse(
        ({ origin }) => origin === base.origin,
        ({ origin }) => `the broker links to another host, ${origin}`,
      ),
      TE.fromEither,
      TE.bindTo('address'),
      TE.bind('response', ({ address }) =>
        TE.tryCatch(
          () =>
            fetch(address, {
              method,
              headers: {
                accept: 'application/hal+json, application/json',
                'content-type': 'application/json',
                ...authorization,
              },
              body: body === undefined ? null : JSON.stringify(body),
              redirect: 'manual', // to another host, with what is published
              signal: AbortSignal.timeout(seconds * 1000),
            }),
          () => `the broker at ${base.origin} did not respond to ${method} ${address.pathname}`,
        ),
      ),
      TE.filterOrElse(
        ({ response }) => response.ok,
        ({ response, address }) =>
          `the broker responded to ${method} ${address.pathname} with status ${response.status}`,
      ),
      TE.chain(({ response }) => readBounded(response)),
      TE.chainEitherK((text) =>
        F.pipe(
          J.parse(text === '' ? 'null' : text),
          E.mapLeft(() => 'the broker responded with something else than JSON'),
        ),
      ),
    )

/** The broker that the `PACT_BROKER_*` variables name. */
export const brokerFrom = (env: Environment): E.Either<string, Broker> =>
  F.pipe(
    E.tryCatch(
      () => new URL(`${(env['PACT_BROKER_BASE_URL'] ?? '').replace(/\/+$/, '')}/`),
      () => 'PACT_BROKER_BASE_URL is not a URL',
    ),
    E.bindTo('base'),
    E.let('send', ({ base }) => requestAt(base, authorizationFrom(env))),
    E.map(({ base, send }) => ({ url: base.href, get: (url) => send('GET', url), send })),
  )
