/** Where items come from. JavaScript may give anything instead. */
import { function as F, option as O } from 'fp-ts'

/** Items from anywhere: a list, a generator, a stream. */
export type Source<A> = Iterable<A> | AsyncIterable<A>

/** What reads a source. */
export type Items<A> = Iterator<A> | AsyncIterator<A>

/** Starts to read a source; none for a value that cannot be iterated. */
export const open = <A>(source: Source<A>): O.Option<Items<A>> =>
  F.pipe(
    O.tryCatch(() => (methodOf(source, Symbol.asyncIterator) ?? methodOf(source, Symbol.iterator))?.call(source)),
    O.chain(O.fromNullable),
    O.filter((items) => typeof Object(items).next === 'function'),
  )

/** A method by its symbol, which `null` and `undefined` do not have. */
const methodOf = <A>(source: Source<A>, name: symbol): (() => Items<A>) | undefined => Object(source)[name]
