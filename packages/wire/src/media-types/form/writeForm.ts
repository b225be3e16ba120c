/**
 * The pairs of a value, written by its codec in one walk: properties that the codec does not know after those that it knows.
 * A writer of text: it returns a plain text or failure for every leaf, and stops at the first failure.
 */
import { fold, withLeaves } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { maxDepth } from '../MediaType.js'
import { hasProperty, isRecord, memberFor, noShapes, type Shape } from '../shape.js'
import { leafText } from '../typedText.js'
import {
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
import { joined } from './path.js'
import { maxNames, treeOf } from './tree.js'

interface Writer {
  /** The shapes of the values that it writes. */
  readonly shapes: ReadonlyArray<Shape>
  /** Writes the pairs whose names start with the path; no pair at all for `null`. */
  readonly write: (path: string, value: unknown, depth: number, room: Room) => Written
}
type Write = Writer['write']

const encoded = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+')

const isHalf = /\p{Surrogate}/u

/** A pair whose path is one that can be written: its names are tested one by one, because a long one may stand in many. */
const pair = (path: string, text: string): Written =>
  isHalf.test(text) ? unwritable('a form cannot carry half a surrogate pair') : `${encoded(path)}=${encoded(text)}`

/** A pair, if there is still room for it. */
const writePair = (path: string, text: string, room: Room): Written =>
  takes(room, path.length + text.length + containerCost) ? pair(path, text) : tooLarge

interface Part {
  readonly name: string
  /** `undefined` where the name cannot be written. */
  readonly path: string | undefined
  readonly value: unknown
  readonly write: Write
}

/** The pairs of all parts, or the first failure; one pair with an empty text for an object without parts. */
const together = (path: string, parts: ReadonlyArray<Part>, depth: number, room: Room): Written => {
  if (depth >= maxDepth) return tooDeep
  if (!takes(room, path.length + containerCost)) return tooLarge
  const text = writeAll(
    parts,
    ({ name, path, value, write }) =>
      path === undefined || isHalf.test(name)
        ? unwritable('a form cannot carry that name')
        : write(path, value, depth + 1, room),
    '&',
    ({ name }) => name,
  )
  return text === '' && path !== '' ? pair(path, '') : text
}

const writeAny: Write = (path, value, depth, room) => {
  if (value === null) return takes(room, 1) ? '' : tooLarge
  const text = leafText(value)
  if (text !== undefined) return writePair(path, text, room)
  if (Array.isArray(value)) return unwritable('a form cannot carry a list here that no codec describes')
  if (!isRecord(value)) return unfit('a form', value)
  const written = writeEntity(path, value, depth, room)
  return written === `${encoded(path)}=`
    ? unwritable('a form cannot distinguish an empty object from an empty text where no codec describes it')
    : written
}

const writeItem = (path: string, item: unknown, room: Room): Written => {
  const text = leafText(item)
  if (text !== undefined) return writePair(path, text, room)
  return typeof item === 'object' ? unwritable('a form cannot carry such an item') : unfit('a form', item)
}

/** A property that no codec describes: a list repeats its name, which takes at least two texts to be read as a list. */
const writeUnknown: Write = (path, value, depth, room) => {
  if (!Array.isArray(value)) return writeAny(path, value, depth, room)
  return value.length < 2
    ? unwritable('a form cannot carry a list of fewer than two that no codec describes')
    : writeAll(value, (item) => writeItem(path, item, room), '&')
}

const objectOf = (slots: ReadonlyArray<{ readonly name: string; readonly write: Write }>): Write => {
  const known = new Map(slots.map(({ name }) => [name.toLowerCase(), name]))
  return (path, value, depth, room) => {
    if (!isRecord(value)) return writeAny(path, value, depth, room)
    const rest = Object.keys(value)
      .filter((name) => known.get(name.toLowerCase()) !== name)
      .map((name) => ({
        name,
        path: known.has(name.toLowerCase()) ? undefined : joined(path, name),
        value: value[name],
        write: writeUnknown,
      }))
    const there = slots
      .filter(({ name }) => hasProperty(value, name))
      .map(({ name, write }) => ({ name, path: joined(path, name), value: value[name], write }))
    return together(path, [...there, ...rest], depth, room)
  }
}

const writeEntity = /*#__PURE__*/ objectOf([])

const dictionaryOf =
  (write: Write): Write =>
  (path, value, depth, room) =>
    isRecord(value)
      ? together(
          path,
          Object.entries(value).map(([key, held]) => ({
            name: key,
            path: joined(path, key, true),
            value: held,
            write,
          })),
          depth,
          room,
        )
      : writeAny(path, value, depth, room)

const arrayOf =
  (write: Write): Write =>
  (path, value, depth, room) => {
    if (!Array.isArray(value)) return writeAny(path, value, depth, room)
    const writeItem: Write = (path, item, depth, room) =>
      item === null ? unwritable('a form cannot carry null in a list') : write(path, item, depth, room)
    return together(
      path,
      Array.from(value, (item, i) => ({
        name: String(i),
        path: joined(path, String(i), true),
        value: item,
        write: writeItem,
      })),
      depth,
      room,
    )
  }

const leaf: Writer = { shapes: noShapes, write: writeAny }

const algebra = /*#__PURE__*/ withLeaves<Writer>(() => leaf, {
  secret: (of) => of,
  array: (item) => ({ shapes: ['array'], write: arrayOf(item.write) }),
  dictionary: (value) => ({ shapes: ['object'], write: dictionaryOf(value.write) }),
  union: (members) => {
    const member = memberFor(members, leaf)
    return {
      shapes: members.flatMap(({ shapes }) => shapes),
      write: (path, value, depth, room) => member(value).write(path, value, depth, room),
    }
  },
  object: (_name, properties) => ({
    shapes: ['object'],
    write: objectOf(properties.map(({ name, value: { write } }) => ({ name, write }))),
  }),
})

const writerOf = /*#__PURE__*/ fold(algebra)

/** A form with more names than our reader reads is not written. Each name has a character, so a short text is not counted. */
const readable = (text: Written): Written =>
  typeof text !== 'string' || text.length <= maxNames || E.isRight(treeOf(text))
    ? text
    : unwritable(`a form cannot carry more than ${maxNames} names`)

/** Writes the values of a codec. */
export const writeForm = (codec: Parameters<typeof writerOf>[0]): ((value: unknown) => Written) => {
  const { write } = writerOf(codec)
  return (value) =>
    isRecord(value) ? readable(write('', value, 0, newRoom())) : unwritable('a form can carry only an object')
}
