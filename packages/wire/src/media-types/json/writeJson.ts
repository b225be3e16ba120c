/**
 * The JSON text of a value. One walk by its codec finds a value that JSON cannot carry, which `JSON.stringify` would drop or
 * replace, and puts properties in the documented order, then those that the codec does not know, as they came. It copies
 * nothing where nothing is to change, and is a loop, because every request is written by it (`pnpm bench wire`).
 */
import { fold, withLeaves } from '@so-email/codecs'
import { ExactNumber } from '../ExactNumber.js'
import { prefixed } from '../failure.js'
import { maxDepth } from '../MediaType.js'
import { hasProperty, isPlain, isRecord, memberFor, noShapes, type Shape } from '../shape.js'
import {
  containerCost,
  tooDeep as deeper,
  tooLarge as larger,
  newRoom,
  type Room,
  takes,
  unfit,
  unwritable,
  type Written,
} from '../Written.js'
import { isNumber, stringifyExact } from './exactNumbers.js'
import { isFinal } from './isFinal.js'
import { isFrozen } from './isFrozen.js'

/** Why a value cannot be written; a class, to differ from every value that can. */
class Unwritable {
  constructor(readonly reason: string) {}
  below(name: string | number): Unwritable {
    return new Unwritable(prefixed(String(name), this.reason))
  }
}

/** The value that `JSON.stringify` gets: the very value, where nothing is to change. */
type Prepare = (value: unknown, depth: number, room: Room) => unknown

interface Writer {
  /** The shapes of the values that it writes. */
  readonly shapes: ReadonlyArray<Shape>
  readonly prepare: Prepare
}

const unfitting = (value: unknown): Unwritable => new Unwritable(unfit('JSON', value).reason)

const tooDeep = /*#__PURE__*/ new Unwritable(deeper.reason)
const tooLarge = /*#__PURE__*/ new Unwritable(larger.reason)

const prepareAny: Prepare = (value, depth, room) => {
  switch (typeof value) {
    case 'string':
      room.left -= value.length
      return value
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value : unfitting(value)
    case 'object':
      if (value instanceof ExactNumber) {
        if (!isNumber(value.text)) return unfitting(Number.NaN)
        room.hasExact = true
        room.left -= value.text.length
        return value
      }
      return value === null
        ? null
        : Array.isArray(value)
          ? prepareItems(value, depth, room)
          : prepareEntries(value, depth, room)
    default:
      return unfitting(value)
  }
}

const leaf: Writer = { shapes: noShapes, prepare: prepareAny }

const arrayOf =
  (prepare: Prepare): Prepare =>
  (value, depth, room) => {
    if (!Array.isArray(value)) return prepareAny(value, depth, room)
    if (depth >= maxDepth) return tooDeep
    room.left -= value.length + containerCost
    let copy: Array<unknown> | undefined = 'toJSON' in value ? [] : undefined
    for (let i = 0; i < value.length; i++) {
      if (room.left < 0) return tooLarge
      const item = prepare(value[i], depth + 1, room)
      if (item instanceof Unwritable) return item.below(i)
      if (item !== value[i]) copy ??= value.slice(0, i)
      copy?.push(item)
    }
    return copy ?? value
  }

const objectOf = (properties: ReadonlyArray<readonly [name: string, prepare: Prepare]>, rest: Prepare): Prepare => {
  const order = properties.map(([name]) => name)
  const places = new Map(order.map((name, place) => [name, place]))
  const prepares = new Map(properties)
  const isInOrder = (names: ReadonlyArray<string>): boolean => {
    let next = 0
    for (const name of names) {
      // Nearly always the next one: comparing two names takes a tenth of looking one up.
      const place = order[next] === name ? next : places.get(name)
      if (place === undefined) continue
      if (place < next) return false
      next = place + 1
    }
    return true
  }
  const settled = new WeakMap<object, Settled>()
  const inOrder = (value: Readonly<Record<string, unknown>>): ReadonlyArray<string> => [
    ...order.filter((name) => hasProperty(value, name)),
    ...Object.keys(value).filter((name) => !places.has(name)),
  ]
  return (value, depth, room) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return prepareAny(value, depth, room)
    if (depth >= maxDepth) return tooDeep
    const known = settled.get(value)
    if (known !== undefined && depth <= known.depth) return takes(room, known.cost) ? value : tooLarge
    const left = room.left
    room.left -= containerCost
    if (!isRecord(value)) return unfitting(value)
    const own = Object.keys(value)
    const stays = isPlain(value) && (order.length === 0 || isInOrder(own))
    const names = stays ? own : inOrder(value)
    let copy: Array<readonly [string, unknown]> | undefined = stays ? undefined : []
    for (const name of names) {
      const before = value[name]
      room.left -= name.length + (typeof before === 'string' ? before.length : 1)
      if (room.left < 0) return tooLarge
      const after = isFinal(before) ? before : (prepares.get(name) ?? rest)(before, depth + 1, room)
      if (after instanceof Unwritable) return after.below(name)
      if (after !== before) copy ??= names.map((each) => [each, value[each]])
      copy?.push([name, after])
    }
    if (copy !== undefined) return Object.fromEntries(copy)
    if (isFrozen(value)) settled.set(value, { depth, cost: left - room.left })
    return value
  }
}

/** An object that never changes and is written as it is: rights that all responses share are walked once. */
interface Settled {
  /** How deep it stood. */
  readonly depth: number
  readonly cost: number
}

const prepareItems = /*#__PURE__*/ arrayOf(prepareAny)
const prepareEntries = /*#__PURE__*/ objectOf([], prepareAny)

const algebra = /*#__PURE__*/ withLeaves<Writer>(() => leaf, {
  secret: (of) => of,
  array: (item) => ({ shapes: ['array'], prepare: arrayOf(item.prepare) }),
  dictionary: (value) => ({ shapes: ['object'], prepare: objectOf([], value.prepare) }),
  union: (members) => {
    const member = memberFor(members, leaf)
    return {
      shapes: members.flatMap(({ shapes }) => shapes),
      prepare: (value, depth, room) => member(value).prepare(value, depth, room),
    }
  },
  object: (_name, properties) => ({
    shapes: ['object'],
    prepare: objectOf(
      properties.map(({ name, value }) => [name, value.prepare]),
      prepareAny,
    ),
  }),
})

const writerOf = /*#__PURE__*/ fold(algebra)

/** Writes the values of a codec. */
export const writeJson = (codec: Parameters<typeof writerOf>[0]): ((value: unknown) => Written) => {
  const { prepare } = writerOf(codec)
  return (value) => {
    const room = newRoom()
    const prepared = prepare(value, 0, room)
    if (prepared instanceof Unwritable) return unwritable(prepared.reason)
    if (room.left < 0) return larger // by its last text
    return room.hasExact === true ? stringifyExact(prepared) : JSON.stringify(prepared)
  }
}
