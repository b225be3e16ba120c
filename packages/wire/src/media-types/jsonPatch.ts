import type { MediaType } from './MediaType.js'
import { patchName } from './patchName.js'

/**
 * Another name of JSON: it carries the entity, and under the same equality; an array is rejected.
 *
 * @category media types
 */
export const jsonPatch: MediaType<'application/json-patch+json'> =
  /*#__PURE__*/ patchName('application/json-patch+json')
