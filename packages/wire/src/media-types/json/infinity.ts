/** Numbers that JavaScript takes for infinite: no writer could write them again. */

/** Whether a text may have such a number: a long exponent, or hundreds of digits. */
export const mayHaveInfinity = (text: string): boolean => longExponent.test(text) || hasManyDigits(text)

const longExponent = /\d[eE]\+?\d{3}/ // made once: making it takes as long as running it over an account

/**
 * A number of more than 309 digits, or of 210 digits with an exponent of two, has a hundred digits from one of these offsets
 * to the next.
 */
const hasManyDigits = (text: string): boolean => {
  for (let at = 0; at + 100 <= text.length; at += 100) {
    if (isDigit(text, at) && isDigit(text, at + 99) && /^\d+$/.test(text.slice(at, at + 100))) return true
  }
  return false
}

export const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}

/** The depth of a value is bounded. */
export const hasInfinity = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some(hasInfinity)
    : value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY
