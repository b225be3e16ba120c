/**
 * Calls foreign code whose result nobody waits for. Whatever it does, nothing of it gets out: it may throw, return a promise
 * that rejects, or an object whose `then` throws. Imperative, because a `TaskEither` would not start it at once.
 */
export const ignoringErrors = (call: () => unknown): void => {
  const ignored = () => {}
  try {
    Promise.resolve(call()).then(ignored, ignored)
  } catch {
    // As if it had rejected.
  }
}
