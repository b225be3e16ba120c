/** The rows that no mutation proves yet, each with the reason. `pnpm fuzz faithfulness` prints them. */
export interface WithoutMutation {
  /** The first cell of its row, or enough of its beginning to be that of no other row. */
  readonly statement: string
  readonly reason: string
}

export const withoutMutation: Readonly<Record<string, ReadonlyArray<WithoutMutation>>> = {
  'docs/faithfulness/provider-stub.md': [
    { statement: 'An operation of the EMail agent that the stub does not have', reason: 'not tried yet' },
    { statement: 'An operation of another agent', reason: 'not tried yet' },
    { statement: 'More than 32 requests', reason: 'its test waits without an end with a longer queue' },
  ],
}
