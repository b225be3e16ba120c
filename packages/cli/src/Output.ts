/** What a command has to show, as data. `drawing/` makes a text for a person or JSON for a program of it. */
import type { AccountProblem } from './accounts/AccountProblem.js'

/** A property before and after a change; a secret is `<redacted>`. */
export interface Change {
  readonly property: string
  readonly before: unknown
  readonly after: unknown
  /** Whether it holds now what was wanted; a server does not take every property. */
  readonly isTaken: boolean
}

/** A request that a dry run does not send. Its secrets are redacted. */
export interface WaitingRequest {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/** A login to a mail server that SuperOffice tried. */
export interface Login {
  readonly use: 'incoming' | 'outgoing'
  readonly server: string
  readonly user: string | null
  readonly worked: boolean
}

/** A row of an import that needs a look. */
export interface ImportedRow {
  readonly row: number
  readonly line: number
  readonly state: string
  readonly address: string | null
  readonly reason: string | null
}

/** What an import came to. The rows are the first of those that were not saved. */
export interface Imported {
  readonly total: number
  readonly saved: number
  readonly refused: number
  readonly unknown: number
  /** Rows that another process has, or that wait for the next run. */
  readonly waiting: number
  readonly isInterrupted: boolean
  /** Whether unknown rows were looked up. */
  readonly isResolved: boolean
  readonly ledger: string
  readonly rows: ReadonlyArray<ImportedRow>
}

/** What an import would do. */
export interface Planned {
  readonly total: number
  readonly valid: number
  readonly first: WaitingRequest | null
  readonly rows: ReadonlyArray<ImportedRow>
}

export type Output =
  /** An account without its secrets. */
  | { readonly _tag: 'Account'; readonly account: unknown }
  /** `isSent` is false in a dry run. */
  | { readonly _tag: 'Changed'; readonly id: number; readonly isSent: boolean; readonly changes: ReadonlyArray<Change> }
  | { readonly _tag: 'Deleted'; readonly id: number }
  | { readonly _tag: 'NotSent'; readonly requests: ReadonlyArray<WaitingRequest> }
  | {
      readonly _tag: 'Checked'
      readonly file: string
      readonly accounts: number
      readonly problems: ReadonlyArray<AccountProblem>
    }
  | { readonly _tag: 'Logins'; readonly logins: ReadonlyArray<Login> }
  | ({ readonly _tag: 'Imported' } & Imported)
  | ({ readonly _tag: 'Planned' } & Planned)
  /** A text that is meant for another program, as a completion. */
  | { readonly _tag: 'Script'; readonly text: string }
  /** Another package has printed everything. */
  | { readonly _tag: 'Printed'; readonly exitCode: number }

const importCode = ({ unknown, waiting, refused, isInterrupted }: Imported): number => {
  if (isInterrupted) return 130
  if (unknown + waiting > 0) return 3
  return refused > 0 ? 1 : 0
}

/** 0, unless the output is that something was wrong. */
export const outputCode = (output: Output): number => {
  switch (output._tag) {
    case 'Checked':
      return output.problems.length === 0 ? 0 : 1
    case 'Changed':
      return output.changes.every(({ isTaken }) => isTaken) ? 0 : 1
    case 'Logins':
      return output.logins.every(({ worked }) => worked) ? 0 : 1
    case 'Imported':
      return importCode(output)
    case 'Planned':
      return output.valid === output.total ? 0 : 1
    case 'Printed':
      return output.exitCode
    default:
      return 0
  }
}
