/**
 * The media types of the documented page, in its order: its list for `Content-Type`, and its list for `Accept`, which has
 * no form. A module that needs the types alone imports them with `import type`, so that its bundle has no XML in it.
 * Source: the documented page.
 */
import { form } from './form.js'
import { json } from './json.js'
import { jsonPatch } from './jsonPatch.js'
import { mergePatch } from './mergePatch.js'
import { xml } from './xml.js'

/**
 * The media types that the body of a request may be written in.
 *
 * @category media types
 */
export const requestMediaTypes = [json, xml, form, jsonPatch, mergePatch] as const

/**
 * The media types that the body of an answer may be written in; a wildcard means the first.
 *
 * @category media types
 */
export const answerMediaTypes = [json, xml, jsonPatch, mergePatch] as const

/**
 * A media type that a request may be written in.
 *
 * @category media types
 */
export type RequestMediaType = (typeof requestMediaTypes)[number]

/**
 * A media type that an answer may be written in. A form is none.
 *
 * @category media types
 */
export type AnswerMediaType = (typeof answerMediaTypes)[number]
