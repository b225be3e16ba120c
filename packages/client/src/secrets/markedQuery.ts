/** The secrets in the query of a URL. The codec of the operation's input knows which properties are secret. */
import { isMarkedIn, type Operation, redacted } from '@so-email/codecs'

/** What of the query of an operation is secret. */
export interface MarkedQuery {
  readonly secretsOf: (url: string) => ReadonlyArray<string>
  /** The same URL without them. */
  readonly hiding: (url: string) => string
}

export const markedQuery = <I>({ codec, query }: Operation<I, unknown>['parameters']): MarkedQuery => {
  const names = query.filter(isMarkedIn(codec))
  const written = names.map(encodeURIComponent)
  return {
    secretsOf: (url) => names.flatMap((name) => new URLSearchParams(url.split('?')[1]).getAll(name)),
    hiding: (url) =>
      url.replace(/([?&]([^?=&]*)=)[^?&]*/g, (pair, start: string, name: string) =>
        written.includes(name) ? start + redacted : pair,
      ),
  }
}
