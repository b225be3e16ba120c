import * as t from 'io-ts'

/** A part of a pact in which every text is rewritten. The names of properties stay. */
export const mapTexts = (rewrite: (text: string) => string): (<A>(part: A) => A) => {
  const rewritten = (value: unknown): unknown => {
    if (typeof value === 'string') return rewrite(value)
    if (Array.isArray(value)) return value.map(rewritten)
    return t.UnknownRecord.is(value)
      ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, rewritten(member)]))
      : value
  }
  return <A>(part: A) => rewritten(part) as A // a text stays a text
}
