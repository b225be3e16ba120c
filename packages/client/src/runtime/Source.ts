/** Where items come from. JavaScript may give anything instead. */

/** Items from anywhere: a list, a generator, a stream. */
export type Source<A> = Iterable<A> | AsyncIterable<A>

/** What reads a source. */
export type Items<A> = Iterator<A> | AsyncIterator<A>

/** Starts to read a source; `undefined` for a value that cannot be iterated. */
export const open = <A>(source: Source<A>): Items<A> | undefined => {
  try {
    const given = Object(source) // neither `null` nor a number has properties
    const items = (given[Symbol.asyncIterator] ?? given[Symbol.iterator]).call(source)
    if (typeof items.next === 'function') return items
  } catch {}
  return undefined
}
