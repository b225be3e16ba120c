/**
 * The value of a node, typed by a codec. Properties are found by name without case; one that the codec does not know is
 * kept as text, as an object where it has properties, or as a list where it is repeated. Properties are collected in a loop,
 * so that a form with many of them is read in time that grows as their number does.
 */
import { type Algebra, fold } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import { type Problem, problem, within } from '../failure.js'
import { firstReader } from '../firstReader.js'
import { boolean, integer, literal } from '../typedText.js'
import { type Node, node, renamed } from './tree.js'

type Read = (node: Node) => E.Either<Problem, unknown>

const text =
  (of: (text: string) => O.Option<unknown>, expected: string): Read =>
  ({ at, texts, children }) => {
    const [first, second] = texts
    if (children.size > 0 || first === undefined) return problem(`expected ${expected}, not properties`, at)
    if (second !== undefined) return problem('it is there twice', at)
    return F.pipe(
      of(first),
      E.fromOption(() => ({ reason: `expected ${expected}`, at })),
    )
  }

const anyText = text(O.some, 'a text')

/** The properties of a node, which has no text of its own; one empty text is an object without properties. */
const below = ({ at, texts, children }: Node): E.Either<Problem, ReadonlyMap<string, Node>> =>
  texts.length === 0 || (texts.length === 1 && texts[0] === '' && children.size === 0)
    ? E.right(children)
    : problem('expected properties, not a text', at)

const unknown: Read = (node) => {
  if (node.children.size > 0) return properties(new Map())(node)
  return node.texts.length > 1 ? E.right(node.texts) : anyText(node)
}

const properties =
  (known: ReadonlyMap<string, { readonly name: string; readonly value: Read }>): Read =>
  (node) =>
    F.pipe(
      below(node),
      E.chain((children) => {
        // Two names that differ only in case are one.
        const parts = renamed(children, (written) => known.get(written.toLowerCase())?.name ?? written)
        const values = new Map<string, unknown>()
        for (const [name, part] of parts) {
          const found = known.get(name.toLowerCase())
          const value = found === undefined ? unknown(part) : F.pipe(found.value(part), E.mapLeft(within(name)))
          if (E.isLeft(value)) return value
          values.set(name, value.right)
        }
        return E.right(Object.fromEntries(values))
      }),
    )

const entries =
  (value: Read): Read =>
  (node) =>
    F.pipe(
      below(node),
      E.map((children) => [...children]),
      E.chain(
        E.traverseArray(([key, child]) =>
          F.pipe(
            value(child),
            E.map((held) => [key, held] as const),
          ),
        ),
      ),
      E.map(Object.fromEntries),
    )

/** `Ids[0]=1&Ids[1]=2`, in the order of the indices, or `Ids=1&Ids=2`. */
const items =
  (item: Read): Read =>
  ({ at, texts, children }) => {
    const indexed = [...children].sort(([a], [b]) => Number(a) - Number(b))
    if (indexed.some(([index]) => !/^\d{1,9}$/.test(index))) return problem('expected numbered items', at)
    if (children.size > 0 && texts.length > 0) return problem('expected items, not a text', at)
    const repeated = texts.length === 1 && texts[0] === '' ? [] : texts.map((each) => ({ ...node(at), texts: [each] }))
    return E.traverseArray(item)(children.size > 0 ? indexed.map(([, child]) => child) : repeated)
  }

const algebra: Algebra<Read | undefined> = {
  null: () => undefined,
  string: () => anyText,
  boolean: () => text(boolean, 'true or false'),
  unknown: () => unknown,
  int32: () => text(integer, 'a 32-bit integer'),
  dateTimeOffset: () => anyText,
  flagSet: () => anyText,
  literal: (value) => text(literal(value), `the text ${value}`),
  secret: (of) => of,
  array: (item) => items(item ?? unknown),
  dictionary: (value) => entries(value ?? unknown),
  union: (members) => firstReader(members, unknown),
  object: (_name, all) =>
    properties(new Map(all.map(({ name, value = unknown }) => [name.toLowerCase(), { name, value }]))),
}

const readerOf = /*#__PURE__*/ fold(algebra)

/** Reads the values of a codec. */
export const readForm = (codec: Parameters<typeof readerOf>[0]): Read => readerOf(codec) ?? unknown
