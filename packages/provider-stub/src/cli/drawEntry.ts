/** An entry of the journal in one line: for a person, or for a program. */
import { escapeUnprintable, escapeUnprintableInJson } from '@so-email/codecs'
import type { Entry } from '../journal/Journal.js'

/** `12:00:00.000 POST /api/v1/Agents/EMail/SaveEMailAccount 400 tje0: refused, the body is not JSON`. */
export const drawEntry = ({ at, method, path, status, user, refused, fault }: Entry): string => {
  const time = new Date(at).toISOString().slice(11, 23)
  const why = refused === null ? '' : `: refused, ${refused}`
  const played = fault === null ? '' : ` (fault: ${fault})`
  return escapeUnprintable(`${time} ${method} ${path} ${status}${user === null ? '' : ` ${user}`}${why}${played}`)
}

/** The whole entry as JSON on one line, which has the same value where it is escaped. */
export const toJsonLine = (entry: Entry): string => escapeUnprintableInJson(JSON.stringify(entry))
