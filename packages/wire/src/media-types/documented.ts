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

/** What the body of a request may be written in. */
export const requestMediaTypes = [json, xml, form, jsonPatch, mergePatch] as const

/** What the body of an answer may be written in; the first is what a wildcard means. */
export const answerMediaTypes = [json, xml, jsonPatch, mergePatch] as const

/** A media type that a request may be written in. */
export type RequestMediaType = (typeof requestMediaTypes)[number]

/** A media type that an answer may be written in. A form is none. */
export type AnswerMediaType = (typeof answerMediaTypes)[number]
