/** A prompt. It stands on the standard error, because the standard output belongs to the result. */
import { escapeUnprintable } from '@so-email/codecs'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import type { CommandError } from '../CommandError.js'
import type { Prompt } from '../Environment.js'

const interrupted: CommandError = { _tag: 'Interrupted' }

/** The library is loaded for the first prompt: most commands have none. It prints a label as it is, and a file may hold the user's name. */
export const prompt = ({ label, isHidden }: Prompt): TE.TaskEither<CommandError, string> =>
  F.pipe(
    TE.tryCatch(
      async () => {
        const { isCancel, password, text } = await import('@clack/prompts')
        const options = { message: escapeUnprintable(label), output: process.stderr }
        const answer = await (isHidden ? password({ ...options, mask: '' }) : text(options))
        return isCancel(answer) ? null : (answer ?? '')
      },
      () => interrupted,
    ),
    TE.chainEitherK(E.fromNullable(interrupted)),
  )
