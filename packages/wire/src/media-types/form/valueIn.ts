/**
 * The value of a node, typed by a codec. Properties are found by name without case; one that the codec does not know is
 * kept as text, as an object where something stands below it, or as a list where it is repeated.
 */
import { type Algebra, fold } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import { type Problem, problem } from '../failure.js'
import { boolean, integer } from '../typedText.js'
import { merged, type Node, node } from './tree.js'

type Read = (name: string, node: Node) => E.Either<Problem, unknown>

const text =
  (of: (text: string) => O.Option<unknown>, expected: string): Read =>
  (name, { at, texts, children }) => {
    const [first, second] = texts
    if (children.size > 0 || first === undefined) return problem(`${name} is nested where ${expected} was expected`, at)
    if (second !== undefined) return problem(`${name} is there twice`, at)
    return E.fromOption((): Problem => ({ reason: `${name} is not ${expected}`, at }))(of(first))
  }

const anyText = text(O.some, 'a text')

/** What stands below a node that has no text of its own; one empty text says that nothing does. */
const below = (name: string, { at, texts, children }: Node): E.Either<Problem, ReadonlyMap<string, Node>> =>
  texts.length === 0 || (texts.length === 1 && texts[0] === '' && children.size === 0)
    ? E.right(children)
    : problem(`${name} has a text where properties were expected`, at)

const unknown: Read = (name, node) =>
  node.children.size > 0
    ? properties(new Map())(name, node)
    : node.texts.length > 1
      ? E.right(node.texts)
      : anyText(name, node)

const collected = (parts: Iterable<readonly [name: string, node: Node]>, read: (name: string) => Read) => {
  const values = new Map<string, unknown>()
  for (const [name, part] of parts) {
    const value = read(name)(name, part)
    if (E.isLeft(value)) return value
    values.set(name, value.right)
  }
  return E.right(Object.fromEntries(values))
}

const properties =
  (known: ReadonlyMap<string, { readonly name: string; readonly value: Read }>): Read =>
  (name, node) =>
    F.pipe(
      below(name, node),
      E.chain((children) => {
        const parts = new Map<string, Node>()
        const readers = new Map<string, Read>()
        for (const [written, child] of children) {
          const { name, value } = known.get(written.toLowerCase()) ?? { name: written, value: unknown }
          const other = parts.get(name)
          parts.set(name, other === undefined ? child : merged(other, child))
          readers.set(name, value)
        }
        return collected(parts, (name) => readers.get(name) ?? unknown)
      }),
    )

/** `Ids[0]=1&Ids[1]=2`, in the order of the indices, or `Ids=1&Ids=2`. */
const items =
  (item: Read): Read =>
  (name, { at, texts, children }) => {
    const indexed = [...children].sort(([a], [b]) => Number(a) - Number(b))
    if (indexed.some(([index]) => !/^\d{1,9}$/.test(index)))
      return problem(`${name} has an index that is no number`, at)
    const repeated = texts.length === 1 && texts[0] === '' ? [] : texts.map((each) => ({ ...node(at), texts: [each] }))
    const nodes = children.size === 0 ? repeated : texts.length === 0 ? indexed.map(([, child]) => child) : undefined
    return nodes === undefined
      ? problem(`${name} has a text where items were expected`, at)
      : E.traverseArray((each: Node) => item(name, each))(nodes)
  }

const algebra: Algebra<Read | undefined> = {
  null: () => undefined,
  string: () => anyText,
  boolean: () => text(boolean, 'true or false'),
  unknown: () => unknown,
  int32: () => text(integer, 'a 32-bit integer'),
  dateTimeOffset: () => anyText,
  flagSet: () => anyText,
  literal: (value) => text((written) => O.some(written === String(value) ? value : written), 'a text'),
  secret: (of) => of,
  array: (item) => items(item ?? unknown),
  dictionary: (value) => (name, node) =>
    F.pipe(
      below(name, node),
      E.chain((children) => collected(children, () => value ?? unknown)),
    ),
  union: (members) => {
    const [first = unknown, ...others] = members.filter((member) => member !== undefined)
    return (name, node) => others.reduce((read, member) => E.alt(() => member(name, node))(read), first(name, node))
  },
  object: (_name, all) =>
    properties(new Map(all.map(({ name, value = unknown }) => [name.toLowerCase(), { name, value }]))),
}

const readerOf = /*#__PURE__*/ fold(algebra)

/** Reads the values of a codec. */
export const valueIn =
  (codec: Parameters<typeof readerOf>[0]) =>
  (root: Node): E.Either<Problem, unknown> =>
    (readerOf(codec) ?? unknown)('the form', root)
