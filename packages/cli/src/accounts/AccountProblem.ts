/** A problem of an account, with its place in the file: line and column are counted from 1. */
export interface AccountProblem {
  readonly line: number
  readonly column: number
  /** What is wrong, with the path of the property. */
  readonly problem: string
}
