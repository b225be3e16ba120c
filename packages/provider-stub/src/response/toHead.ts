import type { Outcome } from '../Outcome.js'

/** What `HEAD` comes to: the outcome of `GET`, with the length of its body in place of the body. */
export const toHead = (outcome: Outcome): Outcome => {
  const { status, headers, body } = outcome.response
  return {
    ...outcome,
    response: { status, headers: [...headers, ['Content-Length', String(body.length)]], body: new Uint8Array() },
  }
}
