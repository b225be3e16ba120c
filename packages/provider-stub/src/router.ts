/** Finds what a URL asks for. */
import { pathOf } from '@so-email/codecs'
import type { Answerable } from './handlers/handlers.js'

/** A request target in its parts: the path, and the query without its question mark. */
export interface Target {
  readonly path: string
  readonly query: string
}

/** Takes apart a request target; an absolute one, as proxies send it, means its path. */
export const targetOf = (url: string): Target => {
  const relative = url.startsWith('/') ? url : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
  const [target = ''] = relative.split('#', 1)
  const mark = target.indexOf('?')
  return mark < 0 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) }
}

/** Whether a text can stand before `/api` in the URL of a site: no query, no fragment, no other site, and not `/api` itself. */
export const isBasePath = (text: string): boolean =>
  !/[?#]|:\/\//.test(text) && !/\/api(?:\/v1)?$/i.test(basePathOf(text))

/** A base path as clients send it: `/My%20Site` for `My Site`, `/100%25` for `100%`, nothing for `/`. */
export const basePathOf = (text: string): string => {
  // Slashes that stand together are one: `URL` leaves a `.` behind some of them, as in `//.a/.`.
  const written = text.replaceAll(/%(?![0-9a-f]{2})/gi, '%25').replaceAll(/[\\/]+/g, '/')
  const { pathname } = new URL(`http://stub/${written.replace(/^\//, '')}/`)
  return pathname.replace(/^\/*/, '/').replace(/\/+$/, '')
}

/** A path as it is compared: decoded, and without case, as ASP.NET does. What cannot be decoded stands for itself. */
export const comparable = (path: string): string => {
  if (!path.includes('%')) return path.toLowerCase()
  try {
    return decodeURI(path).toLowerCase()
  } catch {
    return path.toLowerCase()
  }
}

/** What is answered at a path, or `undefined`. */
export type Route = (path: string) => Answerable | undefined

/** The routes to all that is answered, below a base path such as `/Cust1`. Throws a `TypeError` for what is none. */
export const routeTo = (answerables: ReadonlyArray<Answerable>, basePath: string): Route => {
  if (!isBasePath(basePath))
    throw new TypeError(`the base path ${basePath} does not stand in a URL before /api, as /Cust1`)
  const base = basePathOf(basePath)
  const byPath = new Map(answerables.map((each) => [comparable(base + pathOf(each.operation)), each]))
  return (path) => byPath.get(comparable(path))
}
