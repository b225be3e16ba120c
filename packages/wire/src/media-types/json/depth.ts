/** How deep the brackets of a text are nested, which may be no JSON. Loops, because every body that is read runs them. */
import { maxDepth } from '../MediaType.js'
import { closingQuote } from './closingQuote.js'

/** Whether a text has more opening brackets than may be nested. The look is cheap, and nearly no text has as many. */
export const hasManyBrackets = (text: string): boolean => {
  let brackets = 0
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (++brackets > maxDepth) return true
    }
  }
  return false
}

/** Whether brackets outside of strings are nested deeper than allowed. */
export const isTooDeep = (text: string): boolean => {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) at = closingQuote(text, at)
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > maxDepth) return true
    } else if (code === 0x7d || code === 0x5d) depth--
  }
  return false
}
