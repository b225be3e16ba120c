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

/** What is answered at a path, or `undefined`. Paths are compared without case, as ASP.NET does. */
export type Route = (path: string) => Answerable | undefined

/** The routes to all that is answered, below a base path such as `/Cust1`. */
export const routeTo = (answerables: ReadonlyArray<Answerable>, basePath: string): Route => {
  const trimmed = basePath.replace(/^\/+|\/+$/g, '')
  const base = trimmed === '' ? '' : `/${trimmed}`
  const byPath = new Map(answerables.map((each) => [`${base}${pathOf(each.operation)}`.toLowerCase(), each]))
  return (path) => byPath.get(path.toLowerCase())
}
