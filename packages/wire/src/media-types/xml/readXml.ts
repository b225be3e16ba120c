/**
 * The value of an element, typed by a codec. Properties are found by name without case, in any order; one that the codec
 * does not know is kept as text, or as an object where it has elements, or as a list where it is repeated. Children are
 * collected in loops, so that an element with many of them is read in time that grows as their number does.
 */
import type { XmlElement } from '@rgrove/parse-xml'
import { type Algebra, fold } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import { type Problem, problem, within } from '../failure.js'
import { firstReader } from '../firstReader.js'
import { boolean, integer, literal } from '../typedText.js'
import { elementsOf, hasAttributes, isEmpty, isNil, isReference, localName, textIn } from './element.js'

type Read = (element: XmlElement) => E.Either<Problem, unknown>

/**
 * A null element is null under any codec; decoding rejects it where the codec has no null. A reference is rejected, and a
 * null element with content: read as null, the next save would destroy what they stand for.
 */
const nullOr =
  (read: Read): Read =>
  (element) => {
    if (!hasAttributes(element)) return read(element)
    if (isReference(element))
      return problem('it is a reference to another element, which is not supported', element.start)
    if (!isNil(element)) return read(element)
    return isEmpty(element) ? E.right(null) : problem('it is null, and has content', element.start)
  }

const text =
  (of: (text: string) => O.Option<unknown>, expected: string): Read =>
  (element) => {
    const [inner] = elementsOf(element)
    if (inner !== undefined) return problem(`expected ${expected}, not elements`, inner.start)
    return F.pipe(
      of(textIn(element)),
      E.fromOption(() => ({ reason: `expected ${expected}`, at: element.start })),
    )
  }

const anyText = text(O.some, 'a text')

/** The elements inside, where no text may stand between them. */
const only = (element: XmlElement): E.Either<Problem, ReadonlyArray<XmlElement>> =>
  textIn(element).trim() === '' ? E.right(elementsOf(element)) : problem('expected elements, not a text', element.start)

const unknown: Read = nullOr((element) =>
  elementsOf(element).length === 0 ? anyText(element) : properties(new Map())(element),
)

const properties =
  (known: ReadonlyMap<string, { readonly name: string; readonly value: Read }>): Read =>
  (element) =>
    F.pipe(
      only(element),
      E.chain((children) => {
        const values = new Map<string, unknown>()
        const repeated = new Map<string, Array<unknown>>()
        for (const child of children) {
          const found = known.get(localName(child).toLowerCase())
          const name = found?.name ?? localName(child)
          if (found !== undefined && values.has(name)) return problem(`${name}: it is there twice`, child.start)
          const value = found === undefined ? unknown(child) : F.pipe(found.value(child), E.mapLeft(within(name)))
          if (E.isLeft(value)) return value
          if (values.has(name)) {
            const list = repeated.get(name) ?? [values.get(name)]
            list.push(value.right)
            repeated.set(name, list)
          } else values.set(name, value.right)
        }
        for (const [name, list] of repeated) values.set(name, list)
        return E.right(Object.fromEntries(values))
      }),
    )

const entry =
  (value: Read) =>
  (pair: XmlElement): E.Either<Problem, readonly [string, unknown]> =>
    F.pipe(
      only(pair),
      E.chain((parts) => {
        const named = (name: string) => parts.filter((part) => localName(part).toLowerCase() === name)
        const [[key, otherKey], [held, otherValue]] = [named('key'), named('value')]
        const twice = otherKey ?? otherValue
        if (twice !== undefined) return problem('an entry of a dictionary has two keys or two values', twice.start)
        if (key === undefined || isNil(key)) return problem('an entry of a dictionary has no Key', pair.start)
        return F.pipe(
          anyText(key),
          E.bindTo('key'),
          E.bind('value', () => (held === undefined ? E.right(null) : value(held))),
          E.map(({ key, value }) => [String(key), value] as const),
        )
      }),
    )

const entries =
  (value: Read): Read =>
  (element) =>
    F.pipe(
      only(element),
      E.chain((pairs) => {
        const values = new Map<string, unknown>()
        for (const pair of pairs) {
          const read = entry(value)(pair)
          if (E.isLeft(read)) return read
          if (values.has(read.right[0])) return problem('a key of a dictionary is there twice', pair.start)
          values.set(...read.right)
        }
        return E.right(Object.fromEntries(values))
      }),
    )

const algebra: Algebra<Read | undefined> = {
  null: () => undefined,
  string: () => nullOr(anyText),
  boolean: () => nullOr(text(boolean, 'true or false')),
  unknown: () => unknown,
  int32: () => nullOr(text(integer, 'a 32-bit integer')),
  dateTimeOffset: () => nullOr(text((value) => O.some(value.trim()), 'a date-time')),
  flagSet: () => nullOr(text(O.some, 'a mask')),
  literal: (value) => nullOr(text(literal(value), `the text ${value}`)),
  secret: (of) => of,
  array: (item) => nullOr(F.flow(only, E.chain(E.traverseArray(item ?? unknown)))),
  dictionary: (value) => nullOr(entries(value ?? unknown)),
  union: (members) => firstReader(members, unknown),
  object: (_name, all) =>
    nullOr(properties(new Map(all.map(({ name, value = unknown }) => [name.toLowerCase(), { name, value }])))),
}

const readerOf = /*#__PURE__*/ fold(algebra)

/** Reads the values of a codec. */
export const readXml = (codec: Parameters<typeof readerOf>[0]): Read => readerOf(codec) ?? unknown
