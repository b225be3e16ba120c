import type { MediaType } from './MediaType.js'
import { patchName } from './patchName.js'

/**
 * JSON under another name. Its body is the entity, as that of `json`, and no patch; an array is rejected.
 *
 * @category media types
 */
export const mergePatch: MediaType<'application/merge-patch+json'> =
  /*#__PURE__*/ patchName('application/merge-patch+json')
