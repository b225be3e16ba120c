/** A mistake or an error for a person: the name of the command in front, and nothing that a terminal obeys. */
import { escapeUnprintableInLines } from '@so-email/codecs'
import { function as F } from 'fp-ts'
import { type CommandError, commandErrorMessage } from '../CommandError.js'
import type { Style } from './Style.js'

export const drawReason =
  ({ red }: Style) =>
  (reason: string): string =>
    `${red('so-email:')} ${escapeUnprintableInLines(reason)}`

export const drawError = (style: Style): ((error: CommandError) => string) =>
  F.flow(commandErrorMessage, drawReason(style))
