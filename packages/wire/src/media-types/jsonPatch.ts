import type { MediaType } from './MediaType.js'
import { patchName } from './patchName.js'

/**
 * JSON under another name. Its body is the entity, as that of `json`, and no patch; an array is rejected.
 *
 * @category media types
 */
export const jsonPatch: MediaType<'application/json-patch+json'> =
  /*#__PURE__*/ patchName('application/json-patch+json')
