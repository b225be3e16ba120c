/** The very value, which nobody can change any more at any depth. A writer of JSON looks through such rights once only. */
export const frozen = <A>(value: A): A => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen)
  return Object.freeze(value)
}
