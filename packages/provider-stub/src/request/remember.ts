/** The longest text that is remembered: header lines that clients repeat are shorter. */
const longest = 200

/**
 * Remembers what a pure function made of its last texts. Clients send the same header lines again and again; reading each
 * once takes more than half of the work out of a request. Bounded in number and length, because texts come from outside.
 */
export const remember = <A>(size: number, f: (text: string) => A): ((text: string) => A) => {
  const known = new Map<string, A>()
  return (text) => {
    if (text.length > longest) return f(text)
    const before = known.get(text)
    if (before !== undefined) return before
    const made = f(text)
    if (known.size >= size) known.clear()
    known.set(text, made)
    return made
  }
}
