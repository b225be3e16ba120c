/**
 * The XML text of a value, written by its codec in one walk: every property an element, `null` as `xsi:nil`, and properties
 * that the codec does not know after those that it knows. No namespace, no declaration, as in the documented example. A
 * writer of text: it returns a plain text or failure for every leaf (`pnpm bench wire`).
 */
import { type Algebra, fold } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { maxDepth } from '../MediaType.js'
import { hasProperty, isRecord, memberFor, noShapes, type Shape } from '../shape.js'
import { leafText } from '../typedText.js'
import {
  below,
  containerCost,
  newRoom,
  type Room,
  takes,
  tooDeep,
  tooLarge,
  unfit,
  unwritable,
  type Written,
  writeAll,
} from '../Written.js'
import { checkStructure } from './checkStructure.js'
import { anyType, entryName, names } from './elementName.js'
import { element, isName, nil, writeText } from './markup.js'

/**
 * Members of the base class come first: a .NET data contract reader skips a member that comes too late, without an error.
 * Inferred from the SOAP description; empty this list to write the documented order instead.
 */
const writtenFirst: ReadonlyArray<string> = ['TableRight', 'FieldProperties']

interface Writer {
  /** The shapes of the values that it writes. */
  readonly shapes: ReadonlyArray<Shape>
  /** The name of an item of a list or an entry of a dictionary. */
  readonly name: string | undefined
  /** Writes one element; the root is at depth 1. */
  readonly write: (tag: string, value: unknown, depth: number, room: Room) => Written
}
type Write = Writer['write']

const writeAny: Write = (tag, value, depth, room) => {
  if (!takes(room, 2 * tag.length + containerCost)) return tooLarge
  if (value === null) return nil(tag)
  const text = leafText(value)
  if (text !== undefined) return takes(room, text.length) ? writeText(tag, text) : tooLarge
  if (Array.isArray(value)) return unwritable('XML cannot carry a list here that no codec describes')
  if (!isRecord(value)) return unfit('XML', value)
  return Object.keys(value).length === 0
    ? unwritable('XML cannot distinguish an empty object from an empty text where no codec describes it')
    : writeEntity(tag, value, depth, room)
}

/** A property that no codec describes: a list repeats its element, which takes at least two to be read as a list. */
const writeUnknown: Write = (tag, value, depth, room) => {
  if (!Array.isArray(value)) return writeAny(tag, value, depth, room)
  return value.length < 2
    ? unwritable('XML cannot carry a list of fewer than two that no codec describes')
    : writeAll(value, (item) => writeAny(tag, item, depth, room))
}

const unnamed = /*#__PURE__*/ unwritable('XML cannot carry a property of that name')
const anonymous = /*#__PURE__*/ unwritable('the codec has no name that XML can carry')

/** The name of a codec need not be one of XML. */
const named = (name: string, write: Write, otherwise: Written): Write => (isName(name) ? write : () => otherwise)

const inside = (tag: string, content: Written): Written =>
  typeof content === 'string' ? element(tag, content) : content

interface Slot {
  readonly name: string
  readonly write: Write
}

const objectOf = (properties: ReadonlyArray<Slot>): Write => {
  const slots = properties.map(({ name, write }) => ({ name, write: named(name, write, unnamed) }))
  const known = new Map(slots.map(({ name }) => [name.toLowerCase(), name]))
  return (tag, value, depth, room) => {
    if (!isRecord(value)) return writeAny(tag, value, depth, room)
    if (depth >= maxDepth) return tooDeep
    if (!takes(room, 2 * tag.length + containerCost)) return tooLarge
    const rest = Object.keys(value).filter((name) => known.get(name.toLowerCase()) !== name)
    const bad = rest.find((name) => known.has(name.toLowerCase()) || !isName(name))
    if (bad !== undefined) return below(bad, unnamed)
    const there = slots.filter(({ name }) => hasProperty(value, name))
    return inside(
      tag,
      writeAll(
        [...there, ...rest.map((name) => ({ name, write: writeUnknown }))],
        ({ name, write }) => write(name, value[name], depth + 1, room),
        '',
        ({ name }) => name,
      ),
    )
  }
}

const arrayOf = ({ name = anyType, write }: Writer): Write => {
  const writeItem = named(name, write, anonymous)
  return (tag, value, depth, room) => {
    if (!Array.isArray(value)) return writeAny(tag, value, depth, room)
    if (!takes(room, 2 * tag.length + containerCost)) return tooLarge
    return depth >= maxDepth
      ? tooDeep
      : inside(
          tag,
          writeAll(value, (item) => writeItem(name, item, depth + 1, room)),
        )
  }
}

const dictionaryOf = ({ name, write }: Writer): Write => {
  const pair = entryName(name)
  const writeValue = named(pair, write, anonymous)
  const entry = (key: string, value: unknown, depth: number, room: Room): Written => {
    if (!takes(room, 2 * pair.length + key.length + containerCost)) return tooLarge
    const [written, held] = [writeText('Key', key), writeValue('Value', value, depth, room)]
    if (typeof written !== 'string') return written
    return typeof held === 'string' ? element(pair, written + held) : held
  }
  return (tag, value, depth, room) => {
    if (!isRecord(value)) return writeAny(tag, value, depth, room)
    if (depth + 1 >= maxDepth) return tooDeep
    return inside(
      tag,
      writeAll(
        Object.entries(value),
        ([key, held]) => entry(key, held, depth + 2, room),
        '',
        ([key]) => key,
      ),
    )
  }
}

const writeEntity = /*#__PURE__*/ objectOf([])

const leaf: Writer = { shapes: noShapes, name: undefined, write: writeAny }

const algebra: Algebra<Writer> = {
  null: () => leaf,
  string: () => ({ ...leaf, name: names.string() }),
  boolean: () => ({ ...leaf, name: names.boolean() }),
  unknown: () => leaf,
  int32: () => ({ ...leaf, name: names.int32() }),
  dateTimeOffset: () => ({ ...leaf, name: names.dateTimeOffset() }),
  flagSet: (type) => ({ ...leaf, name: names.flagSet(type) }),
  literal: (value) => ({ ...leaf, name: names.literal(value) }),
  secret: (of) => of,
  array: (item) => ({ shapes: ['array'], name: names.array(item.name), write: arrayOf(item) }),
  dictionary: (value) => ({ shapes: ['object'], name: names.dictionary(value.name), write: dictionaryOf(value) }),
  union: (members) => {
    const member = memberFor(members, leaf)
    return {
      shapes: members.flatMap(({ shapes }) => shapes),
      name: names.union(members.map(({ name }) => name)),
      write: (tag, value, depth, room) => member(value).write(tag, value, depth, room),
    }
  },
  object: (name, properties) => ({
    shapes: ['object'],
    name,
    write: objectOf(
      [...properties]
        .sort((a, b) => order(a.name) - order(b.name))
        .map(({ name, value: { write } }) => ({ name, write })),
    ),
  }),
}

/** The sort is stable: all other members keep the documented order. */
const order = (name: string): number => {
  const first = writtenFirst.indexOf(name)
  return first < 0 ? writtenFirst.length : first
}

const writerOf = /*#__PURE__*/ fold(algebra)

/** XML with more elements than our reader reads is not written. Each takes four characters, so a short text is not counted. */
const readable = (text: string): Written =>
  text.length <= 80_000 || E.isRight(checkStructure(text)) ? text : unwritable('XML cannot carry so many elements')

/** Writes the values of a codec as a document. */
export const writeXml = (codec: Parameters<typeof writerOf>[0]): ((value: unknown) => Written) => {
  const { name = anyType, write } = writerOf(codec)
  return (value) => {
    if (!isName(name)) return anonymous
    const written = write(name, value, 1, newRoom())
    if (typeof written !== 'string') return written
    // Text has no `>` of its own, so this is found where it was written and nowhere else.
    return written.includes(' xsi:nil="true"/>')
      ? readable(`<${name} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"${written.slice(name.length + 1)}`)
      : readable(written)
  }
}
