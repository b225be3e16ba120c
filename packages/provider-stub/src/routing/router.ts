/** Finds the endpoint that a URL names. */
import { pathOf } from '@so-email/codecs'
import { openApi } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import type { Endpoint } from '../handlers/handlers.js'
import { memoize } from '../performance/memoize.js'
import { agentOperations } from './agentOperations.js'

/** The parts of a request target: the path, and the query without its question mark. */
export interface Target {
  readonly path: string
  readonly query: string
}

const readTarget = (url: string): Target => {
  const target = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*/s, '')
  const mark = target.indexOf('?')
  return mark < 0 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) }
}

/** The parts of a request target. Of an absolute one, which proxies send, only the path and the query count. */
export const targetOf = /*#__PURE__*/ memoize(100, readTarget)

/** Whether a text can stand before `/api` in the URL of a site: no query, no fragment, no other site, and not `/api` itself. */
export const isBasePath = (text: string): boolean =>
  !/[?#]|:\/\//.test(text) && !/\/api(?:\/v1)?$/i.test(basePathOf(text))

/** The base path, or why it is none. */
export const checkBasePath: (text: string) => E.Either<string, string> = E.fromPredicate(
  isBasePath,
  (text) => `the base path ${text} does not stand in a URL before /api, as /Cust1`,
)

/** A base path as clients send it: `/My%20Site` for `My Site`, `/100%25` for `100%`, nothing for `/`. */
export const basePathOf = (text: string): string => {
  // Adjacent slashes are one: `URL` leaves a `.` after some of them, as in `//.a/.`.
  const written = text.replaceAll(/%(?![0-9a-f]{2})/gi, '%25').replaceAll(/[\\/]+/g, '/')
  const { pathname } = new URL(`http://stub/${written}/`)
  return pathname.replace(/\/*/, '/').replace(/\/+$/, '')
}

/**
 * A path in the form in which paths are compared: decoded, without case, and without a slash at its end, as in ASP.NET. A path
 * that cannot be decoded stays encoded.
 */
export const comparable = (path: string): string => {
  const known = path.endsWith('/') ? path.slice(0, -1) : path
  return F.pipe(
    O.tryCatch(() => decodeURI(known)),
    O.getOrElse(() => known),
  ).toLowerCase()
}

/** The endpoint at a path, or `undefined`. */
export type Route = (path: string) => Endpoint | undefined

/** The site below a base path. Source of the list: the article on REST. */
export interface Site {
  /** Where the stub itself is, in the form in which paths are compared: a tenant moves, and `/_stub` stays. */
  readonly stubPath: string
  /** Whether a path is that of an operation which SuperOffice has. */
  readonly isKnown: (path: string) => boolean
  /**
   * What a GET reads at a path, or `undefined`. At the site, its `/api` and its `/api/v1` it is a list of the operations, so
   * that a tool that waits for a server finds one there; at `/_stub/openapi.json`, below the base path too, it is their OpenAPI
   * description, whose server is this site: a tool that reads it calls the stub, and no SuperOffice.
   */
  readonly documentAt: (path: string) => Readonly<Record<string, unknown>> | undefined
}

const openApiPath = '/_stub/openapi.json'

export const siteOf = (
  endpoints: ReadonlyArray<Endpoint>,
  basePath: string,
  stubPath = comparable(basePathOf(basePath)),
): Site => {
  const base = basePathOf(basePath)
  const paths = new Set(['', '/api', '/api/v1'].map((path) => comparable(base + path)))
  const descriptions = new Set([openApiPath, stubPath + openApiPath])
  const known = new Set(agentOperations.map((name) => comparable(base + pathOf({ agent: 'EMail', name }))))
  return {
    stubPath,
    isKnown: (path) => known.has(comparable(path)),
    documentAt: (path) =>
      paths.has(comparable(path))
        ? Object.fromEntries(endpoints.map(({ operation }) => [base + pathOf(operation), { POST: operation.summary }]))
        : descriptions.has(comparable(path))
          ? { ...openApi(endpoints.map(({ operation }) => operation)), servers: [{ url: base || '/' }] }
          : undefined,
  }
}

/** The routes to all endpoints, below a base path such as `/Cust1`. */
export const routeTo = (endpoints: ReadonlyArray<Endpoint>, basePath: string): Route => {
  const base = basePathOf(basePath)
  const all = endpoints.map((each) => [base + pathOf(each.operation), each] as const)
  const byPath = new Map([...all, ...all.map(([path, each]) => [comparable(path), each] as const)])
  // Nearly all requests have the documented spelling, which needs no change.
  return (path) => byPath.get(path) ?? byPath.get(comparable(path))
}
