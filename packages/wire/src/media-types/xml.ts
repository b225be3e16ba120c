/**
 * XML, strictly: the root has the name of the entity, every property is an element, `null` is `xsi:nil`, and a
 * dictionary is a list of `Key` and `Value`. There is no document type and so no entity but XML's own five.
 * Source: the documented example of a `ContactEntity`; dictionaries and null from the SOAP description (an assumption).
 *
 * It carries the values of every codec, but for the characters that XML 1.0 has no way to write (most control
 * characters, U+FFFE, U+FFFF, half a surrogate pair), and the names of unknown properties that are no XML names or differ
 * from a known one in nothing but case. Of what no codec describes it cannot carry empty objects, nor lists that have
 * fewer than two items or stand in a list. All that is a failure to write.
 *
 * Reading undoes writing under this equality: masks are equal by their bits (a number comes back as text); numbers and
 * booleans that no codec describes are equal to their text; the order of properties does not count. A value of a union comes
 * back as the first member reads its text: 1 of a boolean or an integer as `true`, '5' of an integer or a text as 5, an empty
 * text of a list or a text as an empty list.
 *
 * Reading drops comments, processing instructions and attributes, those of unknown elements too: the documented XML has no data
 * in any, and a type or a namespace in one must not make an answer unreadable.
 */
import { either as E, function as F } from 'fp-ts'
import { decodeText } from './decodeText.js'
import { inText, unreadable } from './failure.js'
import type { MediaType } from './MediaType.js'
import { bytesOf } from './Written.js'
import { localName } from './xml/element.js'
import { elementName } from './xml/elementName.js'
import { declaredEncoding, parse, withLineFeeds } from './xml/parse.js'
import { readXml } from './xml/readXml.js'
import { writeXml } from './xml/writeXml.js'

/**
 * XML whose root has the name of the entity. It fails to write a value that XML cannot carry, such as a control character,
 * and to read a text that is no XML, has a document type or is nested too deep. The first member of a union that can read a
 * text decides which value it is: '5' of an integer or a text comes back as 5.
 *
 * @category media types
 */
export const xml: MediaType<'application/xml' | 'text/xml'> = {
  names: ['application/xml', 'text/xml'],
  write: (codec) => F.flow(writeXml(codec), bytesOf),
  read: (codec, limits) => {
    const root = elementName(codec)
    const value = readXml(codec)
    return (body, charset) =>
      F.pipe(
        E.Do,
        E.bind('text', () => F.pipe(decodeText(body, charset ?? declaredEncoding(body), limits), E.map(withLineFeeds))),
        E.bind('element', ({ text }) => parse(text)),
        E.chain(({ text, element }) =>
          root === undefined || localName(element).toLowerCase() === root.toLowerCase()
            ? F.pipe(value(element), E.mapLeft(inText(text)))
            : E.left(unreadable(`the root element is not ${root}`, text, element.start)),
        ),
      )
  },
}
