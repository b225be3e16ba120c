/** A drift check as a person reads it, and as a program does. */
import { escapeUnprintableInJson } from '@so-email/codecs'
import { function as F, nonEmptyArray as NEA, readonlyArray as RA, readonlyRecord as RR } from 'fp-ts'
import { drawDifference } from './comparison/Difference.js'
import type { Explained, Review } from './Review.js'

export interface DriftReport extends Review {
  readonly dialect: string
  /** How many operations of ours were compared. */
  readonly operations: number
  /** How many operations the description has that are not ours. */
  readonly others: number
}

const section = (title: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), '']

/** Each line of the allow-list with its reason, and with the number of differences that it explains. */
const drawExplained = (explained: ReadonlyArray<Explained>): ReadonlyArray<string> =>
  F.pipe(
    [...explained],
    NEA.groupBy(({ line }) => line),
    RR.toEntries,
    RA.chain(([line, all]) => [`${line}${all.length > 1 ? ` (${all.length} times)` : ''}`, `  ${all[0].reason}`]),
  )

/** The report as text. */
export const drawReport = ({ dialect, operations, others, unexplained, explained, stale }: DriftReport): string =>
  [
    ...section('Not explained:', unexplained.map(drawDifference)),
    ...section('Lines of the allow-list that explain nothing, and are to be removed:', stale),
    ...section('Explained by the allow-list:', drawExplained(explained)),
    `${dialect}: ${operations} operations compared, ${others} others not compared`,
    `${unexplained.length} not explained, ${explained.length} explained, ${stale.length} stale`,
  ].join('\n')

/** Why there is no report, as JSON on one line. */
export const refusalAsJson = (reason: string): string =>
  escapeUnprintableInJson(JSON.stringify({ error: { message: reason } }))

/** The report as JSON: the differences as they are, those that are not explained with their line for an allow-list. */
export const reportAsJson = (report: DriftReport): string =>
  F.pipe(
    JSON.stringify(
      {
        ...report,
        unexplained: report.unexplained.map((difference) => ({ ...difference, line: drawDifference(difference) })),
        explained: report.explained.map(({ difference, line, reason }) => ({ ...difference, line, reason })),
      },
      null,
      2,
    ),
    escapeUnprintableInJson,
  )
