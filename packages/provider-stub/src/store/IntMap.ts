/**
 * A persistent map from Int32 to values, in the order of the keys, negative ones last: a radix tree with 32 children a node. An
 * update copies one node of each level (two levels hold the keys up to 1,023, four a million) and shares all others, so an
 * older map never changes. The code that copies a node is imperative: a spread of 32 items takes three times as long.
 */

type Node<A> =
  | { readonly _tag: 'Leaf'; readonly items: ReadonlyArray<A | undefined> }
  | { readonly _tag: 'Branch'; readonly items: ReadonlyArray<Node<A> | undefined> }

export interface IntMap<A> {
  /** How many bits of a key the levels below the root take. */
  readonly shift: number
  readonly root: Node<A>
}

const bits = 5
const mask = 2 ** bits - 1

export const empty: IntMap<never> = { shift: 0, root: { _tag: 'Leaf', items: [] } }

const covers = (shift: number, key: number): boolean => (key >>> shift) >>> bits === 0

/** The value of a key. */
export const lookup =
  (key: number) =>
  <A>({ shift, root }: IntMap<A>): A | undefined => {
    if (!covers(shift, key)) return undefined
    let node: Node<A> | undefined = root
    for (let rest = shift; node?._tag === 'Branch'; rest -= bits) node = node.items[(key >>> rest) & mask]
    return node?.items[key & mask]
  }

const withItem = <A>(items: ReadonlyArray<A | undefined>, index: number, item: A | undefined) => {
  const copy = items.slice()
  copy[index] = item
  return copy
}

const isEmpty = ({ items }: Node<unknown>): boolean => items.every((item) => item === undefined)

/** The node with another value at a key; `undefined` for a node that would hold nothing. */
const update = <A>(
  node: Node<A> | undefined,
  shift: number,
  key: number,
  value: A | undefined,
): Node<A> | undefined => {
  const index = (key >>> shift) & mask
  const updated: Node<A> =
    shift === 0
      ? { _tag: 'Leaf', items: withItem(node?._tag === 'Leaf' ? node.items : [], index, value) }
      : branch(node?._tag === 'Branch' ? node.items : [], index, (child) => update(child, shift - bits, key, value))
  return isEmpty(updated) ? undefined : updated
}

const branch = <A>(
  items: ReadonlyArray<Node<A> | undefined>,
  index: number,
  change: (child: Node<A> | undefined) => Node<A> | undefined,
): Node<A> => ({ _tag: 'Branch', items: withItem(items, index, change(items[index])) })

/** The map with a value at a key. */
export const upsert =
  <A>(key: number, value: A) =>
  ({ shift, root }: IntMap<A>): IntMap<A> =>
    covers(shift, key)
      ? { shift, root: update(root, shift, key, value) ?? root }
      : upsert(key, value)({ shift: shift + bits, root: { _tag: 'Branch', items: [root] } })

/** The map without a key. */
export const remove =
  (key: number) =>
  <A>(map: IntMap<A>): IntMap<A> =>
    lookup(key)(map) === undefined
      ? map
      : { shift: map.shift, root: update(map.root, map.shift, key, undefined) ?? empty.root }

function* valuesIn<A>(node: Node<A>): Generator<A, void> {
  if (node._tag === 'Leaf') {
    for (const item of node.items) if (item !== undefined) yield item
  } else {
    for (const child of node.items) if (child !== undefined) yield* valuesIn(child)
  }
}

/** The values in the order of their keys. */
export const values = <A>({ root }: IntMap<A>): Iterable<A> => ({ [Symbol.iterator]: () => valuesIn(root) })
