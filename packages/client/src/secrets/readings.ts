/** A text, and where in the first text each of its characters began; the last place is the end. */
export interface Reading {
  readonly text: string
  readonly at: ReadonlyArray<number>
}

/** More than one is what JSON in JSON, or a URL in a web page, needs. */
const most = 4

/** A text as it stands, and as it reads when what is escaped in it is taken for what it means: once, twice and so on. */
export const readings = (text: string): ReadonlyArray<Reading> => {
  const all: Array<Reading> = []
  let next: Reading = { text, at: Array.from({ length: text.length + 1 }, (_, i) => i) }
  while (all.length < most && next.text !== all.at(-1)?.text) {
    all.push(next)
    next = unescaped(next)
  }
  return all
}

/** Of a URL and of a form, of JSON, and of a web page. */
const escapes =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[\da-f](?:%[89ab][\da-f]){3}|\+|\\u[\da-f]{4}|\\[^u]|&(?:#\d{1,9}|#x[\da-f]{1,7}|amp|lt|gt|quot|apos);/gi

const unescaped = (reading: Reading): Reading => {
  const at: Array<number> = []
  let from = 0
  const skipTo = (to: number) => {
    at.push(...reading.at.slice(from, to))
    from = to
  }
  const text = reading.text.replace(escapes, (written: string, index: number) => {
    skipTo(index)
    const meant = meaning(written)
    at.push(...Array<number>(meant.length).fill(reading.at[index] ?? 0))
    from = index + written.length
    return meant
  })
  skipTo(reading.at.length)
  return { text, at }
}

const named: Readonly<Record<string, string>> = {
  '+': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '\\b': '\b',
  '\\f': '\f',
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
}

const meaning = (written: string): string => {
  const known = named[written.toLowerCase()]
  if (known !== undefined) return known
  try {
    if (written.startsWith('%')) return decodeURIComponent(written)
    if (/^\\u./.test(written)) return String.fromCharCode(Number(`0x${written.slice(2)}`))
    if (written.startsWith('&')) return String.fromCodePoint(Number(written.slice(2, -1).replace(/^x/i, '0x')))
  } catch {
    return written // no character has that number
  }
  return written.slice(1)
}
