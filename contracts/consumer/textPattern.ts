/**
 * An expression for `text/json`, which pact compares as plain text and where it takes one expression for the whole: one
 * lookahead a property, so that their order and further properties are free, one for the tokens of JSON, and then an object whose
 * braces are paired as deep as an account has any. Every repetition is of alternatives that begin differently, so that none
 * takes for ever. A comma too many is not seen.
 */
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const text = '"(?:[^"\\\\]|\\\\.)*"'

const tokens = `(?:${text}|true|false|null|[-+.\\deE{}\\[\\],:\\s])*`

/** What stands in the braces of an object. Deeper than an account is, they need not be paired: a regular expression counts to a bound. */
const members = (depth: number): string =>
  depth === 0 ? `(?:${text}|[^"])*` : `(?:${text}|[^"{}]|\\{${members(depth - 1)}\\})*`

/** An account has properties with a right each, which is an object. */
const account = `\\s*\\{${members(4)}\\}\\s*`

/** An integer of any value. */
export const anyInteger = '-?\\d+'

/** Any text, or `null`. */
export const textOrNull = `(?:null|${text})`

/** This value and no other. */
export const exactly = (value: string | number | null): string => escaped(JSON.stringify(value))

/** Each property with the expression for its value. */
export const textPattern = (properties: Readonly<Record<string, string>>): string =>
  `^${Object.entries(properties)
    .map(([name, value]) => `(?=[\\s\\S]*"${name}"\\s*:\\s*${value}\\s*[,}])`)
    .join('')}(?=${tokens}$)${account}$`
