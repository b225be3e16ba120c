/**
 * The pairs of a form, as the tree that their names describe. The tree is built in place, because a form of 1 MiB may have
 * half a million pairs and each copy would cost as much as the pairs before it.
 */
import { either as E, option as O } from 'fp-ts'
import { type Problem, problem } from '../failure.js'
import { maxDepth } from '../MediaType.js'
import { segmentsOf } from './path.js'

/** The texts of a name, and the nodes of the names below it. */
export interface Node {
  /** Where the first pair with this name begins. */
  readonly at: number
  readonly texts: Array<string>
  readonly children: Map<string, Node>
}

export const node = (at: number): Node => ({ at, texts: [], children: new Map() })

const decoded = (text: string): O.Option<string> =>
  /[%+]/.test(text) ? O.tryCatch(() => decodeURIComponent(text.replaceAll('+', ' '))) : O.some(text)

/**
 * The most names of a form, where each part of a name counts once, and the most texts. An account has fewer than a hundred;
 * .NET stops at a thousand. Half a million names would take seconds.
 */
export const maxNames = 10_000

/** Counts the names of a form while its tree is built. */
interface Count {
  names: number
  texts: number
}

const addPair = (root: Node, count: Count, pair: string, at: number): E.Either<Problem, Node> => {
  const equals = pair.indexOf('=')
  const end = equals < 0 ? pair.length : equals
  const name = decoded(pair.slice(0, end))
  const text = decoded(pair.slice(end + 1))
  if (O.isNone(name) || O.isNone(text)) return problem('a pair is not percent-encoded UTF-8', at)
  const segments = segmentsOf(name.value)
  if (O.isNone(segments)) return problem('the name of a pair is not well-formed', at)
  if (segments.value.length > maxDepth) return problem(`a name is nested deeper than ${maxDepth} levels`, at)
  let current = root
  for (const segment of segments.value) {
    const next = current.children.get(segment)
    if (next === undefined) {
      const made = node(at)
      count.names++
      current.children.set(segment, made)
      current = made
    } else current = next
  }
  current.texts.push(text.value)
  return Math.max(count.names, ++count.texts) > maxNames
    ? problem(`there are more than ${maxNames} names`, at)
    : E.right(root)
}

/** Reads the text of a form, or of a query without its question mark. */
export const treeOf = (text: string): E.Either<Problem, Node> => {
  const root = node(0)
  const count: Count = { names: 0, texts: 0 }
  for (let at = 0; at <= text.length; ) {
    const next = text.indexOf('&', at)
    const end = next < 0 ? text.length : next
    const added = end === at ? E.right(root) : addPair(root, count, text.slice(at, end), at)
    if (E.isLeft(added)) return added
    at = end + 1
  }
  return E.right(root)
}

/** The children by other names. Those of the same name are merged at once, because merging them one by one takes long. */
export const renamed = (
  children: Iterable<readonly [string, Node]>,
  nameOf: (name: string) => string,
): Map<string, Node> => {
  const all = new Map<string, [Node, ...Array<Node>]>()
  for (const [written, child] of children) {
    const name = nameOf(written)
    const same = all.get(name)
    if (same === undefined) all.set(name, [child])
    else same.push(child)
  }
  return new Map(Array.from(all, ([name, same]) => [name, merged(same)]))
}

const merged = (nodes: readonly [Node, ...Array<Node>]): Node =>
  nodes.length === 1
    ? nodes[0]
    : {
        at: nodes[0].at,
        texts: nodes.flatMap(({ texts }) => texts),
        children: renamed(
          nodes.flatMap(({ children }) => [...children]),
          (name) => name,
        ),
      }
