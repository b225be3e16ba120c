/** An entry of the journal in one line: for a person, or for a program. */
import { escapeUnprintable } from '@so-email/codecs'
import type { Entry } from '../journal/Journal.js'

/** `12:00:00.000 POST /api/v1/Agents/EMail/SaveEMailAccount 400 tje0: refused, the body is not JSON`. */
export const drawEntry = ({ at, method, path, status, user, refused, fault }: Entry): string => {
  const time = new Date(at).toISOString().slice(11, 23)
  const why = refused === null ? '' : `: refused, ${refused}`
  const played = fault === null ? '' : ` (fault: ${fault})`
  return escapeUnprintable(`${time} ${method} ${path} ${status}${user === null ? '' : ` ${user}`}${why}${played}`)
}

/** Characters that `JSON.stringify` leaves as they are and a terminal may obey: control and formatting characters. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu

const escaped = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('')

/** The whole entry as JSON on one line, which has the same value where it is escaped. */
export const toJsonLine = (entry: Entry): string => JSON.stringify(entry).replace(unprintable, escaped)
