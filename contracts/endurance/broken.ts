/** Breaks a text at random: a part is removed, doubled, moved, or replaced by something that a reader may stumble over. */
import type { Random } from './random.js'

const anywhere = [
  '\u0000',
  '\u00a0',
  '\ufeff',
  '\ud800',
  '\u2028',
  '\r\n',
  '\r',
  '\n',
  '\t',
  ' ',
  '',
  '💌',
  '&',
  '%',
  '+',
  '"',
  "'",
] as const

export const broken =
  (fragments: ReadonlyArray<string>) =>
  ({ below, oneOf }: Random) =>
  (sample: string): string => {
    let text = sample
    for (let changes = 1 + below(3); changes > 0; changes--) {
      const from = below(text.length + 1)
      const to = Math.min(text.length, from + below(12))
      const middle = text.slice(from, to)
      const fragment = fragments[below(fragments.length)] ?? ''
      const put = oneOf([fragment, fragment, oneOf(anywhere), middle + middle, '', middle.toUpperCase()])
      text = text.slice(0, from) + put + text.slice(below(2) === 0 ? from : to)
    }
    return text
  }
