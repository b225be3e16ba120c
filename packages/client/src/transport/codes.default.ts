import type { Codes } from './Codes.js'

/** A browser hides from a page what happened to a connection. */
export const codes: Codes = []

export const reasonIn = (message: string): string => message

/** A browser sends its own `User-Agent`. Another one would cost a preflight request at each server of another origin. */
export const userAgent = null

/** No other platform than Node counts the encodings of a response. */
export const tooManyEncodings = null
