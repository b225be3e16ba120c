/**
 * `application/x-www-form-urlencoded`, typed by the codec: `EMailAddress=a%40b&IncomingCredentials.Port=993`. It is read
 * with brackets too, and a query is read like it. The page lists it for requests and shows no form, so its
 * shape is .NET's model binding (an assumption).
 *
 * It carries objects. It has no `null`: a property that is null is left out, which is the same for a server, since an
 * absent property has its default. An empty text is a name without a value (`Server=`), and so is an object without
 * properties. It cannot carry: half a surrogate pair; names that are empty, have brackets, or differ from a known one in
 * nothing but case; `null` in a list; and of what no codec describes, empty objects, lists of fewer than two items and
 * lists of anything but texts. All that is a failure to write.
 *
 * Reading undoes writing under this equality: a null property is equal to an absent one; masks are equal by their bits (a
 * number comes back as text); numbers and booleans that no codec describes are equal to their text; the order of
 * properties does not count. A value of a union comes back as the first member reads its text: 1 of a boolean or an integer as
 * `true`, '5' of an integer or a text as 5, an empty text of a list or a text as an empty list.
 */
import { either as E, function as F } from 'fp-ts'
import type * as t from 'io-ts'
import { decodeText } from './decodeText.js'
import { inText } from './failure.js'
import { readForm } from './form/readForm.js'
import { treeOf } from './form/tree.js'
import { writeForm } from './form/writeForm.js'
import type { MediaType, ReadFailure } from './MediaType.js'
import { bytesOf } from './Written.js'

/** Reads the text of a form into a value that is ready for the codec. */
export const readText = (codec: t.Any): ((text: string) => E.Either<ReadFailure, unknown>) => {
  const value = readForm(codec)
  return (text) => F.pipe(treeOf(text), E.chain(value), E.mapLeft(inText(text)))
}

/**
 * A form, typed by the codec: `EMailAddress=a%40b&IncomingCredentials.Port=993`. A property that is `null` is left
 * out. It fails to write names that would be read as others, and to read names that are not well-formed. The first member of a
 * union that can read a text decides which value it is: '5' of an integer or a text comes back as 5.
 *
 * @category media types
 */
export const form: MediaType<'application/x-www-form-urlencoded'> = {
  names: ['application/x-www-form-urlencoded'],
  write: (codec) => F.flow(writeForm(codec), bytesOf),
  read: (codec, limits) => {
    const read = readText(codec)
    return (body, charset) => F.pipe(decodeText(body, charset, limits), E.chain(read))
  },
}
