/**
 * The same value. A function of the caller may be `async` although its type is not: nobody waits for its promise, and a
 * rejection without a listener would end the process. Throws where the value cannot be looked at.
 */
export const ignoringRejection = <A>(value: A): A => {
  if (typeof Object(value).then === 'function') Promise.resolve(value).catch(() => {})
  return value
}
