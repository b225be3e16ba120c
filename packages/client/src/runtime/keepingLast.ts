/** The same function, which keeps its last result: servers name one media type in all responses, and calls go to one URL. */
export const keepingLast = <K, A>(f: (key: K) => A): ((key: K) => A) => {
  let last: { readonly key: K; readonly result: A } | null = null
  return (key) => {
    if (last === null || last.key !== key) last = { key, result: f(key) }
    return last.result
  }
}
