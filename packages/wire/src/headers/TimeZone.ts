/**
 * The zone of date-times, and whether they carry their offset from UTC.
 *
 * @category headers
 */
export interface TimeZone {
  /** A code as `NO`, `US-NY`, `UTC`, or the number of a zone. */
  readonly zone: string | number
  /** Whether date-times carry their offset. */
  readonly includeOffset: boolean
}
