/** The pairs of a form, as the tree that their names describe. */
import { either as E, option as O } from 'fp-ts'
import { type Problem, problem } from '../failure.js'
import { maxDepth } from '../MediaType.js'
import { segmentsOf } from './path.js'

/** What stands under a name: texts, and what stands below. */
export interface Node {
  /** Where the first pair with this name begins. */
  readonly at: number
  readonly texts: Array<string>
  readonly children: Map<string, Node>
}

export const node = (at: number): Node => ({ at, texts: [], children: new Map() })

const decoded = (text: string): O.Option<string> =>
  /[%+]/.test(text) ? O.tryCatch(() => decodeURIComponent(text.replaceAll('+', ' '))) : O.some(text)

const addPair = (root: Node, pair: string, at: number): E.Either<Problem, Node> => {
  const equals = pair.indexOf('=')
  const name = decoded(equals < 0 ? pair : pair.slice(0, equals))
  const text = decoded(equals < 0 ? '' : pair.slice(equals + 1))
  if (O.isNone(name) || O.isNone(text)) return problem('a pair is not percent-encoded UTF-8', at)
  const segments = segmentsOf(name.value)
  if (O.isNone(segments)) return problem('the name of a pair has no sense', at)
  if (segments.value.length > maxDepth) return problem(`a name is nested deeper than ${maxDepth} levels`, at)
  let current = root
  for (const segment of segments.value) {
    const next = current.children.get(segment) ?? node(at)
    current.children.set(segment, next)
    current = next
  }
  current.texts.push(text.value)
  return E.right(root)
}

/** Reads the text of a form, or of a query without its question mark. */
export const treeOf = (text: string): E.Either<Problem, Node> => {
  const root = node(0)
  for (let at = 0; at <= text.length; ) {
    const next = text.indexOf('&', at)
    const end = next < 0 ? text.length : next
    const added = end === at ? E.right(root) : addPair(root, text.slice(at, end), at)
    if (E.isLeft(added)) return added
    at = end + 1
  }
  return E.right(root)
}

/** Two names that differ only in case are one. */
export const merged = (a: Node, b: Node): Node => {
  const children = new Map(a.children)
  for (const [name, child] of b.children) {
    const own = children.get(name)
    children.set(name, own === undefined ? child : merged(own, child))
  }
  return { at: a.at, texts: [...a.texts, ...b.texts], children }
}
