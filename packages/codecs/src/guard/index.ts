/**
 * Fast guards in front of io-ts, derived from the same codecs: a valid value is accepted by the guard alone, and a bad one
 * is explained by io-ts. `closures.ts` makes a guard of functions, `generated.ts` one of generated source; the import
 * condition `node` of `#guard` chooses the second. This is the entrance of the folder.
 */
export { byElement } from './byElement.js'
export { byProperty, byPropertyOfAny } from './byProperty.js'
export { guardFirst } from './guardFirst.js'
