import type { DecodeFailure } from '@so-email/codecs'

/** What a part of the request cannot carry. The reason of a writer begins with the path to it. */
export const unwritableInput =
  (part: 'query' | 'body') =>
  ({ reason }: { readonly reason: string }): DecodeFailure => {
    const [start = '', path = ''] = /^([\p{L}\p{N}_.$-]+): /u.exec(reason) ?? []
    return `${part}.${path}`
      .split('.')
      .filter(Boolean)
      .reduceRight<DecodeFailure>((failure, key) => ({ _tag: 'Key', key, failure }), {
        _tag: 'Hidden',
        expected: 'a value that can be written',
        kind: `another one: ${reason.slice(start.length)}`,
      })
  }
