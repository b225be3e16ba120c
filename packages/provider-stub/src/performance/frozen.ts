/** Freezes a value at every depth and returns it. The writer of JSON checks frozen rights only once. */
export const frozen = <A>(value: A): A => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen)
  return Object.freeze(value)
}
