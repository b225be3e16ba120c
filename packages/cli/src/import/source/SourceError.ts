/** The source cannot be read, or is not what it should be; then nothing behind that line is known. */
export interface SourceUnreadable {
  readonly _tag: 'SourceUnreadable'
  readonly reason: string
  /** `null` where no line is to blame. */
  readonly line: number | null
}

/** The source was written to while it was imported. */
export interface SourceChanged {
  readonly _tag: 'SourceChanged'
}

export type SourceError = SourceUnreadable | SourceChanged

export const unreadable = (reason: string, line: number | null = null): SourceUnreadable => ({
  _tag: 'SourceUnreadable',
  reason,
  line,
})
