/** Shows the events of an import as they come. Imperative: it is called back, and keeps the progress between two calls. */
import type { Environment } from '../Environment.js'
import type { ImportEvent } from '../import/ImportEvent.js'
import { drawProgress } from './drawProgress.js'
import { after, done, type ImportProgress, start } from './ImportProgress.js'

/** Between two drawings at a terminal, in milliseconds. */
const frame = 100

/** The lines elsewhere: one for each tenth of the rows. */
const steps = 10

const stepOf = (progress: ImportProgress): number =>
  progress.total === null ? -1 : Math.floor((done(progress) * steps) / Math.max(1, progress.total))

export interface Reporting {
  readonly onEvent: (event: ImportEvent) => void
  /** Shows the last state. */
  readonly end: () => void
}

export const reporting = ({ progress: screen, now }: Pick<Environment, 'progress' | 'now'>): Reporting => {
  let progress = start(now())
  let shownAt = Number.NEGATIVE_INFINITY
  let shownStep = -1
  let shown = ''
  const show = () => {
    const line = drawProgress(progress, screen.width - 1).slice(0, screen.width - 1)
    if (line === shown) return
    shown = line
    screen.show(line)()
  }
  const isDue = (): boolean => {
    if (screen.isLive) return progress.now - shownAt >= frame
    return stepOf(progress) > shownStep || progress.pause !== null
  }
  return {
    onEvent: (event) => {
      progress = after(now())(progress, event)
      if (!isDue()) return
      shownAt = progress.now
      shownStep = stepOf(progress)
      show()
    },
    end: () => {
      if (progress.total !== null && (screen.isLive || shownStep < steps)) show()
      screen.end()
    },
  }
}
