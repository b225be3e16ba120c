/**
 * Numbers of JSON that JavaScript cannot hold. JavaScript rounds `9007199254740993`, so saving an account that was read
 * would change it. Its text is kept instead, and written as it was.
 */
import { ExactNumber } from '../ExactNumber.js'
import { closingQuote } from './closingQuote.js'

/** Whether a text may have such a number: 16 digits in a row, or a long exponent. */
const candidate = /[\d.]{16}|[eE][-+]?\d{3}/

/** The value of a JSON text, which is given, with an exact number, or its text, for each that JavaScript would round. */
export const withExactNumbers = (text: string, value: unknown, asText: boolean): unknown => {
  if (!candidate.test(text)) return value
  const mark = `${Math.random()} `
  const marked = markNumbers(text, mark)
  return text.includes(mark)
    ? value
    : JSON.parse(marked, (_, part) => {
        if (typeof part !== 'string' || !part.startsWith(mark)) return part
        const number = part.slice(mark.length)
        return asText ? number : new ExactNumber(number)
      })
}

/** The text with a text in place of each such number. A loop that reads each character once. */
const markNumbers = (text: string, mark: string): string => {
  const quoteOrNumber = /"|[-\d][-+.\deE]*/g
  let marked = ''
  let done = 0
  for (let found = quoteOrNumber.exec(text); found !== null; found = quoteOrNumber.exec(text)) {
    const { index, 0: number } = found
    if (number === '"') quoteOrNumber.lastIndex = closingQuote(text, index) + 1
    else if (decimal(number) !== decimal(String(Number(number)))) {
      marked += `${text.slice(done, index)}"${mark}${number}"`
      done = quoteOrNumber.lastIndex
    }
  }
  return marked + text.slice(done)
}

/** Whether a text is a number of JSON. */
export const isNumber = (text: string): boolean => /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text)

/** A number without its sign, which rounding keeps, as its significant digits and an exponent; no digits for zero. */
const decimal = (number: string): string => {
  const [, whole = '', fraction = '', exponent = ''] = /(\d+)(?:\.(\d+))?(?:e([-+]?\d+))?/i.exec(number) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  let length = digits.length
  while (digits.charAt(length - 1) === '0') length--
  return length === 0 ? digits : `${digits.slice(0, length)}e${Number(exponent) - fraction.length + digits.length}`
}

/** As `JSON.stringify`, with such numbers; for a value whose depth is bounded. */
export const stringifyExact = (value: unknown): string => {
  if (value instanceof ExactNumber) return value.text
  if (Array.isArray(value)) return `[${value.map(stringifyExact).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([name, part]) => `${JSON.stringify(name)}:${stringifyExact(part)}`)
    .join()}}`
}
