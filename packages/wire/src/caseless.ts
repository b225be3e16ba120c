import { eq } from 'fp-ts'

/** Names of headers and of parameters are equal whatever their case. */
export const caseless: eq.Eq<string> = /*#__PURE__*/ eq.fromEquals((a, b) => a.toLowerCase() === b.toLowerCase())
