/** Names that a misspelled one may stand for. */
import { function as F, number as N, ord, readonlyArray as RA } from 'fp-ts'

/** How many letters have to be typed, left out or replaced to make one name of the other (Levenshtein), in any case. */
export const distance = (a: string, b: string): number => {
  const [from, to] = [a.toLowerCase(), b.toLowerCase()]
  const first = Array.from({ length: to.length + 1 }, (_, i) => i)
  const last = [...from].reduce<ReadonlyArray<number>>(
    (above, letter, row) => RA.scanLeft(row + 1, cheapest(above, letter))([...to].map((other, at) => ({ other, at }))),
    first,
  )
  return last[to.length] ?? 0
}

/** The cost of one cell of the table, from the cells before it. */
const cheapest =
  (above: ReadonlyArray<number>, letter: string) =>
  (before: number, { other, at }: { readonly other: string; readonly at: number }): number =>
    Math.min((above[at] ?? 0) + (letter === other ? 0 : 1), (above[at + 1] ?? 0) + 1, before + 1)

/** Longer than any of our names. */
const longest = 80

/** At most three of the names, the nearest first; those that share less than half of their letters are left out. */
export const nearest =
  (names: ReadonlyArray<string>) =>
  (given: string): ReadonlyArray<string> => {
    const name = given.slice(0, longest)
    return F.pipe(
      names.map((each) => ({ each, far: distance(name, each) })),
      (all) => all.filter(({ each, far }) => far <= Math.max(each.length, name.length) / 2),
      (all) => all.toSorted(ord.contramap(({ far }: { readonly far: number }) => far)(N.Ord).compare),
      (all) => all.slice(0, 3).map(({ each }) => each),
    )
  }
