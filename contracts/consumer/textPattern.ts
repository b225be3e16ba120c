/**
 * An expression for `text/json`, which pact compares as plain text and where it takes one expression for the whole. It has
 * one lookahead for the tokens of JSON, and then an object that has these properties itself, with any others and in any
 * order. Braces are paired, to the depth of the rights in credentials, which is 4; deeper objects are refused. Every
 * repetition is of alternatives that begin differently, so that a text can be read in one way only, and the time grows as
 * its length. Not seen are brackets that are not paired, a comma too many, a colon too many in another property, and a
 * property that is there twice in place of another one.
 */
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const text = '"(?:[^"\\\\]|\\\\.)*"'

const tokens = `(?:${text}|true|false|null|[-+.\\deE{}\\[\\],:\\s])*`

/** What stands in the braces of an object. */
const members = (depth: number): string => `(?:${text}|[^"{}]${depth === 0 ? '' : `|\\{${members(depth - 1)}\\}`})*`

/** An integer of any value. */
export const anyInteger = '-?\\d+'

/** Any text, or `null`. */
export const textOrNull = `(?:null|${text})`

/** This value and no other. */
export const exactly = (value: string | number | null): string => escaped(JSON.stringify(value))

/** Pact's engine takes `$` for the end of a line. */
const end = '(?![\\s\\S])'

/** An object in which each of these properties is, with the expression for its value. */
export const textPattern = (properties: Readonly<Record<string, string>>): string => {
  const names = Object.keys(properties)
  const property = `"(?:${names.map((name) => `${name}"\\s*:\\s*${properties[name]}`).join('|')})(?=\\s*[,}])`
  const other = `(?!"(?:${names.join('|')})"\\s*:)${text}|[^"{}]|\\{${members(3)}\\}`
  // The brace at the end counts as one more property, so that what is between them is written once.
  return `^(?=${tokens}${end})\\s*\\{(?:(?:${other})*(?:${property}|\\}\\s*${end})){${names.length + 1}}$`
}
