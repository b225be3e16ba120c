import type { Codes } from './Codes.js'

/** A browser hides from a page what happened to a connection. */
export const codes: Codes = []
