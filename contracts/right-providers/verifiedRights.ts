/**
 * The right providers that are verified: two that have one of each kind, because every verification takes a second or two.
 * `pnpm fuzz contracts` verifies each one.
 */
import { all } from '../providers/changes.js'
import type { Provider } from '../providers/Provider.js'
import { rightKinds } from './rightKinds.js'
import { rights } from './rights.js'

const isFuzz = process.env['FUZZ_RUNS'] !== undefined

/** A server of the first version lacks what others differ in, so it is one of its own. */
const [oldest = ''] = rightKinds['has fewer or more properties'] ?? []
const firsts = Object.values(rightKinds).flatMap(([first = '']) => (first === oldest ? [] : (rights[first] ?? [])))

/** Right in one way of each other kind at once. */
const rightInAll: Provider = {
  change: all(...firsts.map(({ change }) => change)),
  options: {
    ...Object.assign({}, ...firsts.map(({ options }) => options)),
    assumptions: Object.assign({}, ...firsts.map(({ options }) => options?.assumptions)),
  },
  noticedBy: {},
  because: firsts.map(({ because }) => because).join('; '),
  leavesOut: firsts.flatMap(({ leavesOut = [] }) => leavesOut),
}

export const verifiedRights: ReadonlyArray<readonly [string, Provider]> = isFuzz
  ? Object.entries(rights)
  : [
      ...Object.entries(rights).filter(([name]) => name === oldest),
      ['differs in one way of each other kind', rightInAll],
    ]
