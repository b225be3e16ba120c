/**
 * An expression for `text/json`, which pact compares as plain text and where it takes one expression for the whole: one
 * lookahead a property, so that their order and further properties are free. It fits in 400 characters.
 */
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** An integer of any value. */
export const anyInteger = '-?\\d+\\s*[,}]'

/** A value to the letter. */
export const exactly = (value: string | number | null): string =>
  typeof value === 'number' ? `${value}\\b` : escaped(JSON.stringify(value))

/** Each property with the expression for its value. */
export const textPattern = (properties: Readonly<Record<string, string>>): string =>
  `^${Object.entries(properties)
    .map(([name, value]) => `(?=[\\s\\S]*"${name}"\\s*:\\s*${value})`)
    .join('')}[\\s\\S]*$`
