/** Values of the media types that have only texts: the codec decides which text is a number. */
import { option as O } from 'fp-ts'
import { ExactNumber } from './ExactNumber.js'

/** A 32-bit integer, blanks around it allowed, as an XML Schema `int`. */
export const integer = (text: string): O.Option<number> => {
  const digits = text.trim()
  const value = Number(digits)
  return /^[+-]?\d+$/.test(digits) && (value | 0) === value ? O.some(value) : O.none
}

/** As an XML Schema `boolean`; .NET writes `True` in forms. */
export const boolean = (text: string): O.Option<boolean> => {
  const word = text.trim().toLowerCase()
  if (word === 'true' || word === '1') return O.some(true)
  return word === 'false' || word === '0' ? O.some(false) : O.none
}

/** A literal, by its text; another text may be that of another member of a union. */
export const literal =
  (value: string | number | boolean) =>
  (text: string): O.Option<unknown> =>
    text === String(value) ? O.some(value) : O.none

/** The text of a value that a text can stand for; the codec restores its type. */
export const leafText = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'boolean' || Number.isFinite(value)
      ? String(value)
      : value instanceof ExactNumber
        ? value.text
        : undefined
