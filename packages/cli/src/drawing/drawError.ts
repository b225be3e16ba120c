/** A mistake or an error for a person: the name of the command in front, and nothing that a terminal obeys. */
import { escapeUnprintable } from '@so-email/codecs'
import { function as F } from 'fp-ts'
import { type CommandError, commandErrorLines } from '../CommandError.js'
import type { Style } from './Style.js'

/** A text from outside, as the name of a file, adds no line of its own: it could look like one of ours. */
const drawLines =
  ({ red }: Style) =>
  (lines: ReadonlyArray<string>): string =>
    `${red('so-email:')} ${lines.map(escapeUnprintable).join('\n')}`

export const drawReason =
  (style: Style) =>
  (reason: string): string =>
    drawLines(style)([reason])

export const drawError = (style: Style): ((error: CommandError) => string) =>
  F.flow(commandErrorLines, drawLines(style))
