import { isPlain } from '../shape.js'

const allFrozen = /*#__PURE__*/ new WeakSet()

/**
 * Whether an object is frozen all through, with neither getters nor anything that is more than its properties. What is not
 * enumerable is not written, and may lead back to the object.
 */
export const isFrozen = (value: object): boolean => {
  if (allFrozen.has(value)) return true
  if (!Object.isFrozen(value) || !(isPlain(value) || Array.isArray(value))) return false
  for (const each of Object.values(Object.getOwnPropertyDescriptors(value))) {
    if (!each.enumerable) continue
    if (!('value' in each)) return false
    if (typeof each.value === 'object' && each.value !== null && !isFrozen(each.value)) return false
  }
  allFrozen.add(value)
  return true
}
