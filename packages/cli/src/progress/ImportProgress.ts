/** How far an import is: a fold over its events. Pure: the time comes with each event. */
import type { ImportEvent } from '../import/ImportEvent.js'

export interface ImportProgress {
  /** `null` while the source is read for the first time. */
  readonly total: number | null
  /** Rows that were read; they count before the total is known. */
  readonly read: number
  readonly saved: number
  readonly refused: number
  readonly unknown: number
  /** When the first request could leave, and how many rows were done by then. */
  readonly begun: { readonly at: number; readonly done: number }
  readonly now: number
  /** Why no row is sent at the moment. */
  readonly pause: string | null
}

export const start = (now: number): ImportProgress => ({
  total: null,
  read: 0,
  saved: 0,
  refused: 0,
  unknown: 0,
  begun: { at: now, done: 0 },
  now,
  pause: null,
})

/** Rows that need no further request. */
export const done = ({ saved, refused, unknown }: ImportProgress): number => saved + refused + unknown

/** The progress after an event. */
export const after =
  (now: number) =>
  (progress: ImportProgress, event: ImportEvent): ImportProgress => {
    const later = { ...progress, now, pause: null }
    switch (event._tag) {
      case 'Read':
        return { ...later, read: event.rows, refused: event.refused }
      case 'Begun': {
        const { total, saved, refused, unknown } = event
        return { ...later, total, saved, refused, unknown, begun: { at: now, done: saved + refused + unknown } }
      }
      case 'Saved':
        return { ...later, saved: progress.saved + 1 }
      case 'Refused':
        return { ...later, refused: progress.refused + 1 }
      case 'Unknown':
        return { ...later, unknown: progress.unknown + 1 }
      case 'Resolved':
        return event.decision._tag === 'Undecided'
          ? later
          : {
              ...later,
              unknown: progress.unknown - 1,
              saved: progress.saved + (event.decision._tag === 'Found' ? 1 : 0),
            }
      case 'Returned':
        return later
      case 'Paused':
        return { ...later, pause: event.reason }
    }
  }
