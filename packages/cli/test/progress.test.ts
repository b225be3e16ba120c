/** The progress of an import: what is drawn of its events, at a terminal and elsewhere. */
import { describe, expect, it } from 'vitest'
import type { ImportEvent } from '../src/import/ImportEvent.js'
import { drawDuration, drawProgress } from '../src/progress/drawProgress.js'
import { after, start } from '../src/progress/ImportProgress.js'
import { reporting } from '../src/progress/reporting.js'

const begun = (total: number, more: object = {}): ImportEvent => ({
  _tag: 'Begun',
  total,
  pending: total,
  sent: 0,
  saved: 0,
  refused: 0,
  unknown: 0,
  ...more,
})

const saved = (row: number): ImportEvent => ({ _tag: 'Saved', row, line: row, id: row })

/** The line after events, each with the time at which it happens. */
const lineOf = (...events: ReadonlyArray<readonly [now: number, event: ImportEvent]>) =>
  drawProgress(events.reduce((progress, [now, event]) => after(now)(progress, event), start(0)))

describe('the line of a progress', () => {
  it('has the rows that were read before the first request', () => {
    expect(lineOf([5, { _tag: 'Read', rows: 1000, refused: 3 }])).toBe('1000 rows read, 3 refused')
  })

  it('has a bar, the rate, the time that remains, and the failures', () => {
    expect(
      lineOf(
        [1000, begun(10, { saved: 2, refused: 1 })],
        [2000, saved(4)],
        [3000, { _tag: 'Refused', row: 5, line: 5, reason: 'no' }],
        [3000, { _tag: 'Unknown', row: 6, line: 6, reason: 'no answer' }],
      ),
    ).toBe('[##############----------] 6/10, 2 rows/s, 3 s left, 2 refused, 1 unknown')
  })

  it('counts a row that was looked up as saved or as still to be sent', () => {
    expect(
      lineOf(
        [0, begun(3, { unknown: 3 })],
        [0, { _tag: 'Resolved', row: 1, line: 1, decision: { _tag: 'Found', id: 7 } }],
        [0, { _tag: 'Resolved', row: 2, line: 2, decision: { _tag: 'NotSaved' } }],
        [0, { _tag: 'Resolved', row: 3, line: 3, decision: { _tag: 'Undecided', reason: 'two' } }],
      ),
    ).toBe('[################--------] 2/3, 0 refused, 1 unknown')
  })

  it('has the reason where nothing moves', () => {
    expect(lineOf([0, begun(1)], [0, { _tag: 'Paused', milliseconds: 500, reason: 'too many requests' }])).toBe(
      '[------------------------] 0/1, 0 refused, waiting: too many requests',
    )
  })

  it('is complete without rows', () => {
    expect(lineOf([0, begun(0)])).toBe('[########################] 0/0, 0 refused')
  })

  it('has durations as a person reads them', () => {
    expect([0.2, 59, 60, 3599, 3600].map(drawDuration)).toEqual(['1 s', '59 s', '1:00', '59:59', '1:00:00'])
  })
})

describe('the reporting of an import', () => {
  /** The lines that a screen gets; a row is saved every 10 ms. */
  const shownBy = (isLive: boolean, rows: number, width = 80) => {
    const lines: Array<string> = []
    let now = 0
    const { onEvent, end } = reporting({
      now: () => now,
      progress: {
        isLive,
        width,
        show: (line) => () => {
          lines.push(line)
        },
        end: () => lines.push('end'),
      },
    })
    onEvent(begun(rows))
    for (let row = 1; row <= rows; row++) {
      now += 10
      onEvent(saved(row))
    }
    end()
    return lines
  }

  it('draws at most ten times a second at a terminal, and the end in any case', () => {
    const lines = shownBy(true, 25)

    expect(lines.map((line) => line.slice(27, 32))).toEqual(['0/25,', '10/25', '20/25', '25/25', ''])
  })

  it('shows the numbers, and no bar, where the terminal is narrow', () => {
    const lines = shownBy(true, 25, 20)

    expect(lines).toEqual([
      '0/25, 0 refused',
      '10/25, 100 rows/s, ',
      '20/25, 100 rows/s, ',
      '25/25, 100 rows/s, ',
      'end',
    ])
  })

  it('prints a line for each tenth elsewhere', () => {
    const lines = shownBy(false, 25)

    expect(lines.map((line) => Number.parseInt(line.slice(27), 10) || line)).toEqual([
      lines[0],
      3,
      5,
      8,
      10,
      13,
      15,
      18,
      20,
      23,
      25,
      'end',
    ])
  })
})
