/** The first problems of many are enough to correct a file by. */
export const firstOf = (problems: ReadonlyArray<string>): ReadonlyArray<string> =>
  problems.length > 10 ? [...problems.slice(0, 10), 'and more'] : problems
