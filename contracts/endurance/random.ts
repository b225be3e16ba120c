/** A reproducible source of random numbers (mulberry32): the same seed gives the same run. */
export interface Random {
  /** An integer from 0, below the bound. */
  readonly below: (bound: number) => number
  readonly oneOf: <A>(values: readonly [A, ...ReadonlyArray<A>]) => A
}

export const randomOf = (seed: number): Random => {
  let state = seed >>> 0
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound)
  }
  return { below, oneOf: (values) => values[below(values.length)] ?? values[0] }
}
