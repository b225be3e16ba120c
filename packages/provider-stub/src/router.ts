/** Finds what a URL asks for. */
import { type Operations, operations, pathOf } from '@so-email/codecs'

type OperationKey = keyof Operations

const byPath = /*#__PURE__*/ new Map<string, OperationKey>(
  // `operations` has no other keys; `Object.keys` does not tell.
  (Object.keys(operations) as ReadonlyArray<OperationKey>).map((key) => [pathOf(operations[key]), key]),
)

/** The operation at a path, or `undefined`. */
export const route = (path: string): OperationKey | undefined => byPath.get(path)
