/**
 * The JSON text of a value, written by its codec in one walk: properties in the documented order, then those that the
 * codec does not know, as they came. What JSON cannot carry is a failure; `JSON.stringify` would drop or replace it.
 */
import { type Algebra, fold } from '@so-email/codecs'
import { maxDepth } from '../MediaType.js'
import { hasProperty, isPlain, isRecord, memberFor, type Shape } from '../shape.js'
import { below, unwritable, type Written } from '../Written.js'

interface Writer {
  /** Of the values that it writes. */
  readonly shapes: ReadonlyArray<Shape>
  readonly write: (value: unknown, depth: number) => Written
}

interface Slot {
  readonly name: string
  /** The name as it stands before the value. */
  readonly lead: string
  readonly write: Writer['write']
}

const tooDeep = /*#__PURE__*/ unwritable(`it is nested deeper than ${maxDepth} levels, or holds itself`)

/** What may have to be escaped: quotes, backslashes, control characters, halves of surrogate pairs (and whole ones). */
const escapable = /[^ !#-[\]-\ud7ff\ue000-\uffff]/

const quoted = (text: string): string => (escapable.test(text) ? JSON.stringify(text) : `"${text}"`)

const writeAny = (value: unknown, depth: number): Written => {
  switch (typeof value) {
    case 'string':
      return quoted(value)
    case 'number':
      return Number.isFinite(value) ? String(value) : unwritable('JSON has no such number')
    case 'boolean':
      return String(value)
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? writeItems(value, depth) : writeEntries(value, depth)
    default:
      return unwritable(`JSON cannot carry what is ${typeof value}`)
  }
}

const leaf: Writer = { shapes: ['leaf'], write: writeAny }

const arrayOf =
  (write: Writer['write']): Writer['write'] =>
  (value, depth) => {
    if (!Array.isArray(value)) return writeAny(value, depth)
    if (depth >= maxDepth) return tooDeep
    let text = '['
    for (let i = 0; i < value.length; i++) {
      const item = write(value[i], depth + 1)
      if (typeof item !== 'string') return below(String(i), item)
      text += i === 0 ? item : `,${item}`
    }
    return `${text}]`
  }

const objectOf = (slots: ReadonlyArray<Slot>, rest: Writer['write']): Writer['write'] => {
  const known = new Set(slots.map(({ name }) => name))
  const inOrder = (value: Readonly<Record<string, unknown>>, depth: number): Written => {
    let text = ''
    for (const { name, lead, write } of slots) {
      if (!hasProperty(value, name)) continue
      const written = write(value[name], depth)
      if (typeof written !== 'string') return below(name, written)
      text += `,${lead}${written}`
    }
    for (const name of Object.keys(value)) {
      if (known.has(name)) continue
      const written = rest(value[name], depth)
      if (typeof written !== 'string') return below(name, written)
      text += `,${quoted(name)}:${written}`
    }
    return `{${text.slice(1)}}`
  }
  return (value, depth) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return writeAny(value, depth)
    if (depth >= maxDepth) return tooDeep
    if (!isRecord(value)) return unwritable('JSON cannot carry an object that is more than its properties')
    if (!isPlain(value)) return inOrder(value, depth + 1)
    // Most objects have their properties in order already, and then one look at each is enough.
    let text = ''
    let next = 0
    for (const name of Object.keys(value)) {
      let at = next
      while (at < slots.length && slots[at]?.name !== name) at++
      const slot = slots[at]
      if (slot === undefined && known.has(name)) return inOrder(value, depth + 1)
      next = at + 1
      const written = (slot?.write ?? rest)(value[name], depth + 1)
      if (typeof written !== 'string') return below(name, written)
      text += `${text === '' ? '' : ','}${slot?.lead ?? `${quoted(name)}:`}${written}`
    }
    return `{${text}}`
  }
}

const writeItems = /*#__PURE__*/ arrayOf(writeAny)
const writeEntries = /*#__PURE__*/ objectOf([], writeAny)

const algebra: Algebra<Writer> = {
  null: () => leaf,
  string: () => leaf,
  boolean: () => leaf,
  unknown: () => leaf,
  int32: () => leaf,
  dateTimeOffset: () => leaf,
  flagSet: () => leaf,
  literal: () => leaf,
  secret: (of) => of,
  array: (item) => ({ shapes: ['array'], write: arrayOf(item.write) }),
  dictionary: (value) => ({ shapes: ['object'], write: objectOf([], value.write) }),
  union: (members) => {
    const member = memberFor(members, leaf)
    return {
      shapes: members.flatMap(({ shapes }) => shapes),
      write: (value, depth) => member(value).write(value, depth),
    }
  },
  object: (_name, properties) => ({
    shapes: ['object'],
    write: objectOf(
      properties.map(({ name, value }) => ({ name, lead: `${quoted(name)}:`, write: value.write })),
      writeAny,
    ),
  }),
}

const writerOf = /*#__PURE__*/ fold(algebra)

/** Writes the values of a codec. */
export const textOf = (codec: Parameters<typeof writerOf>[0]): ((value: unknown) => Written) => {
  const { write } = writerOf(codec)
  return (value) => write(value, 0)
}
