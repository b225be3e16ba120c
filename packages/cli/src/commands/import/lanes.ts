/** The most connections of a client. A row without one would wait, and the time for its call would go on. */
export const connections = 64

/** Rows that wait for their turn, for each request a second: the last one waits no longer than these seconds. */
const mostWaiting = 5

/**
 * How many rows are sent at once. Requests wait in the client for their turn, and the time for a call goes on: a row that has
 * waited to its end counts as one that was sent and never answered.
 */
export const lanes = ({ concurrency, rate }: { readonly concurrency: number; readonly rate: number | null }): number =>
  rate === null ? concurrency : Math.min(concurrency, mostWaiting * rate)
