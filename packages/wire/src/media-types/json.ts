/** JSON in UTF-8. It carries every value of every codec; reading undoes writing to the very text. */
import { either as E, option as O } from 'fp-ts'
import type { MediaType, ReadFailure } from './MediaType.js'

/** Deeper than any entity; what is nested deeper was not written by anyone who meant well. */
const maxDepth = 64

const failed = (reason: string): E.Either<ReadFailure, never> =>
  E.left({ _tag: 'ReadFailure', reason, position: O.none })

const decoder = /*#__PURE__*/ new TextDecoder('utf-8', { fatal: true })
const encoder = /*#__PURE__*/ new TextEncoder()

/** The depth of a text that may be no JSON at all: brackets outside of strings. */
const depthOf = (text: string): number => {
  let depth = 0
  let deepest = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth)
    else if (token === ']' || token === '}') depth--
  }
  return deepest
}

/** Whether the text has more opening brackets than the allowed depth, without which it cannot be too deep. */
const mayBeTooDeep = (text: string): boolean => {
  let brackets = 0
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (++brackets > maxDepth) return true
    }
  }
  return false
}

const read = (body: Uint8Array): E.Either<ReadFailure, unknown> => {
  if (body.length === 0) return failed('the body is empty')
  let text: string
  try {
    text = decoder.decode(body)
  } catch {
    return failed('the body is not UTF-8')
  }
  if (mayBeTooDeep(text) && depthOf(text) > maxDepth) return failed(`the body is nested deeper than ${maxDepth} levels`)
  try {
    return E.right(JSON.parse(text))
  } catch {
    return failed('the body is not JSON')
  }
}

export const json: MediaType = {
  names: ['application/json', 'text/json'],
  write: () => (value) => E.right(encoder.encode(JSON.stringify(value))),
  read: () => read,
}
