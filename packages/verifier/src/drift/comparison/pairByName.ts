/** Which names of ours are which of theirs. */

export interface Pairing {
  /** A name of ours and one of theirs: the same, or one that differs in case alone. */
  readonly pairs: ReadonlyArray<{ readonly here: string; readonly there: string }>
  readonly gone: ReadonlyArray<string>
  readonly added: ReadonlyArray<string>
}

export const pairByName = (ours: ReadonlyArray<string>, theirs: ReadonlyArray<string>): Pairing => {
  const [known, names] = [new Set(ours), new Set(theirs)]
  const respelled = new Map(theirs.filter((name) => !known.has(name)).map((name) => [name.toLowerCase(), name]))
  const pairs = ours.flatMap((here) => {
    const there = names.has(here) ? here : respelled.get(here.toLowerCase())
    return there === undefined ? [] : [{ here, there }]
  })
  const [paired, found] = [new Set(pairs.map(({ here }) => here)), new Set(pairs.map(({ there }) => there))]
  return { pairs, gone: ours.filter((name) => !paired.has(name)), added: theirs.filter((name) => !found.has(name)) }
}
