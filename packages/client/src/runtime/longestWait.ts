/** In milliseconds, a day: a server whose `Retry-After` is mistaken must not stop a client for years. */
export const longestWait = 24 * 60 * 60 * 1000
