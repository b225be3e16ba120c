/** Texts, `null` and 32-bit integers, which most values are: no writer changes them. */
export const isFinal = (value: unknown): boolean =>
  typeof value === 'string' || value === null || (typeof value === 'number' && (value | 0) === value)
