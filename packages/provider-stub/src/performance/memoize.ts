/** The longest text that is remembered: the header lines that clients repeat are shorter. */
const longest = 200

/**
 * Remembers the results of a pure function of a text. Clients repeat the same header lines, and reading each of them once
 * saves more than half of the time of a request. The memory is bounded in number and length, because the texts are foreign.
 */
export const memoize = <A>(size: number, f: (text: string) => A): ((text: string) => A) => {
  const known = new Map<string, A>()
  return (text) => {
    if (text.length > longest) return f(text)
    const before = known.get(text)
    if (before !== undefined) return before
    const result = f(text)
    if (known.size >= size) known.clear()
    known.set(text, result)
    return result
  }
}
