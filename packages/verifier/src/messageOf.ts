/** The message of what was thrown. Not `instanceof`: in Jest the errors of Node are those of another realm. */
export const messageOf =
  (otherwise: string) =>
  (thrown: unknown): string => {
    const { message } = Object(thrown)
    return typeof message === 'string' ? message : otherwise
  }
