/**
 * The names of the two patch formats, as the documented page means them: it lists them for a body that *is* the entity,
 * and even for answers. So they carry what JSON carries, and an array of patch operations is rejected; nothing here
 * patches anything. Source: the documented page; patch semantics are documented for another API only.
 */
import { either as E, function as F } from 'fp-ts'
import { decodeText } from './decodeText.js'
import { unreadable } from './failure.js'
import { json } from './json.js'
import type { MediaType } from './MediaType.js'

export const patchName = <Name extends string>(name: Name): MediaType<Name> => ({
  names: [name],
  write: json.write,
  read: (codec, limits) => (body, charset) =>
    F.pipe(
      json.read(codec, limits)(body, charset),
      E.filterOrElse(
        (value) => !Array.isArray(value),
        () =>
          F.pipe(
            decodeText(body, charset, limits),
            E.match(F.identity, (text) =>
              unreadable('the body is a list of patch operations, not the entity', text, text.indexOf('[')),
            ),
          ),
      ),
    ),
})
