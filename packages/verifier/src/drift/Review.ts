/** Differences, sorted by whether an allow-list explains them. */
import type { AllowList } from './allowList.js'
import { type Difference, drawDifference } from './comparison/Difference.js'

/** A difference with the line of the allow-list that explains it, and the reason that stands there. */
export interface Explained {
  readonly difference: Difference
  readonly line: string
  readonly reason: string
}

/**
 * The outcome of a drift check.
 *
 * @category drift
 */
export interface Review {
  readonly unexplained: ReadonlyArray<Difference>
  readonly explained: ReadonlyArray<Explained>
  /** The lines of the allow-list that explain nothing. */
  readonly stale: ReadonlyArray<string>
}

const escaped = (text: string): string => text.replace(/[\^$.*+?()[\]{}|]/g, '\\$&')

/** Whether a text is a line of an allow-list: equal but for each `*`, which stands for any text. */
const isLike = (line: string): ((text: string) => boolean) => {
  const pattern = new RegExp(`^${line.split('*').map(escaped).join('.*')}$`, 'su')
  return (text) => pattern.test(text)
}

/** Sorts differences by an allow-list; the first line that fits explains. */
export const review =
  (lines: AllowList) =>
  (differences: ReadonlyArray<Difference>): Review => {
    const explanations = Object.entries(lines).map(([line, reason]) => ({ line, reason, fits: isLike(line) }))
    const explained = differences.map((difference) => ({
      difference,
      by: explanations.find(({ fits }) => fits(drawDifference(difference))),
    }))
    return {
      unexplained: explained.flatMap(({ difference, by }) => (by === undefined ? [difference] : [])),
      explained: explained.flatMap(({ difference, by }) =>
        by === undefined ? [] : [{ difference, line: by.line, reason: by.reason }],
      ),
      stale: explanations.filter((each) => !explained.some(({ by }) => by === each)).map(({ line }) => line),
    }
  }

/** 0 where an allow-list explains every difference and none of its lines is stale, else 1. */
export const exitCodeOf = ({ unexplained, stale }: Review): 0 | 1 => (unexplained.length + stale.length === 0 ? 0 : 1)
