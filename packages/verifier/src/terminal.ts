/**
 * Prints lines to a terminal. Names in a pact or in a description, messages of a server or of a broker, and the name of a
 * branch may hold escape sequences, which a terminal would follow.
 */
import { escapeUnprintableInLines } from '@so-email/codecs'

const printable = (text: string): string => `${escapeUnprintableInLines(text)}\n`

/** Prints to the standard output. */
export const print = (text: string): void => {
  process.stdout.write(printable(text))
}

/** Prints to the standard error. */
export const warn = (text: string): void => {
  process.stderr.write(printable(text))
}
