import { access, constants, stat } from 'node:fs/promises'
import { taskEither as TE } from 'fp-ts'
import type { CommandError } from '../../CommandError.js'
import { unreadableFile } from '../../unreadableFile.js'

/** Fails for what is no file to read, before a ledger is made beside it. The standard input is there. */
export const findFile = (file: string): TE.TaskEither<CommandError, unknown> =>
  file === '-'
    ? TE.right(undefined)
    : TE.tryCatch(async () => {
        await access(file, constants.R_OK)
        if ((await stat(file)).isDirectory()) throw Object.assign(new Error(file), { code: 'EISDIR' })
      }, unreadableFile(file))
