import type { Codes } from './Codes.js'

/** A browser tells no page what happened to a connection. */
export const codes: Codes = []
