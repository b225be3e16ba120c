/** Outputs and errors for programs: one JSON value on one line. */
import { escapeUnprintableInJson } from '@so-email/codecs'
import { type CommandError, commandErrorMessage } from '../CommandError.js'
import type { Output } from '../Output.js'

/** JSON on one line, which has the same value where it is escaped. */
export const jsonLine = (value: unknown): string => escapeUnprintableInJson(JSON.stringify(value))

const dataOf = (output: Output): unknown => {
  switch (output._tag) {
    case 'Account':
      return output.account
    case 'NotSent':
      return { sent: false, requests: output.requests }
    case 'Changed':
      return { EMailAccountId: output.id, sent: output.isSent, changes: output.changes }
    case 'Deleted':
      return { EMailAccountId: output.id, deleted: true }
    case 'Checked':
      return { file: output.file, accounts: output.accounts, problems: output.problems }
    case 'Logins':
      return output.logins
    case 'Imported': {
      const { _tag, isResolved, ...data } = output
      return data
    }
    case 'Planned': {
      const { _tag, ...data } = output
      return data
    }
    case 'Script':
      return output.text
    case 'Printed':
      return null
  }
}

/** An output as JSON. */
export const toJson = (output: Output): string => jsonLine(dataOf(output))

/** An error as JSON: its message, and everything that is known about it. */
export const errorToJson = (error: CommandError): string =>
  jsonLine({ error: { message: commandErrorMessage(error), ...error } })
