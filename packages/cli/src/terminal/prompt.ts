/** A prompt. It stands on the standard error, because the standard output belongs to the result. */
import { escapeUnprintable } from '@so-email/codecs'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { type CommandError, interrupted } from '../CommandError.js'
import type { Prompt } from '../Environment.js'

/**
 * The library is loaded for the first prompt: most commands have none. It prints a label as it is, and a file may hold the user's
 * name. Without the alias Ctrl-D ends its reader and not its prompt: the process ends with neither a message nor a cursor.
 */
export const prompt = ({ label, isHidden }: Prompt): TE.TaskEither<CommandError, string> =>
  F.pipe(
    TE.tryCatch(
      async () => {
        const { isCancel, password, text, updateSettings } = await import('@clack/prompts')
        updateSettings({ aliases: { '\u0004': 'cancel' } })
        const options = { message: escapeUnprintable(label), output: process.stderr }
        const answer = await (isHidden ? password({ ...options, mask: '' }) : text(options))
        return isCancel(answer) ? null : (answer ?? '')
      },
      () => interrupted,
    ),
    TE.chainEitherK(E.fromNullable(interrupted)),
  )
