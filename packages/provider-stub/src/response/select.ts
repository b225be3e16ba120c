/**
 * `$select`: the names of the properties that a response contains. All others are not removed but `null`. Source: the pages of the operations
 * that take it ("name,department,category/id": names without case, a slash for a property of a property).
 */
import * as t from 'io-ts'

type Tree = Map<string, Tree>

const treeOf = (select: string): Tree => {
  const root: Tree = new Map()
  for (const path of select.split(',')) {
    let node = root
    for (const name of path.trim().toLowerCase().split('/')) {
      if (name === '') break
      const next: Tree = node.get(name) ?? new Map()
      node.set(name, next)
      node = next
    }
  }
  return root
}

const prune = (tree: Tree, value: unknown): unknown => {
  if (tree.size === 0) return value
  if (Array.isArray(value)) return value.map((each) => prune(tree, each))
  if (!t.UnknownRecord.is(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const below = tree.get(name.toLowerCase())
      return [name, below === undefined ? null : prune(below, each)]
    }),
  )
}

/** The value with `null` for what the list does not name; the value itself for an empty list. */
export const select =
  (list: string) =>
  (value: unknown): unknown =>
    prune(treeOf(list), value)
