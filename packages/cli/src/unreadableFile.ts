import type { CommandError } from './CommandError.js'
import { noSuchFile } from './settings/variables.js'
import { systemMessage } from './systemMessage.js'

const reasons = new Map<unknown, string>([
  ['ENOENT', noSuchFile],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'its rights do not allow it'],
])

/** What Node threw when it read a file. */
export const unreadableFile =
  (file: string) =>
  (thrown: unknown): CommandError => ({
    _tag: 'UnreadableFile',
    file,
    reason:
      reasons.get(Reflect.get(Object(thrown), 'code')) ??
      systemMessage(thrown) ??
      (thrown instanceof Error ? thrown.message : 'it failed'),
  })
