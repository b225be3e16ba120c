import type { MediaType } from './MediaType.js'
import { patchName } from './patchName.js'

/**
 * Another name of JSON: it carries the entity, and under the same equality; an array is rejected.
 *
 * @category media types
 */
export const mergePatch: MediaType<'application/merge-patch+json'> =
  /*#__PURE__*/ patchName('application/merge-patch+json')
