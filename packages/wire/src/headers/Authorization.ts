/** `Authorization`: who asks. Source: the documented page ("Supports 'Basic', 'SoTicket' and 'Bearer' schemes"). */
import { conceal, type Redacted, reveal } from '@so-email/codecs'
import { option as O } from 'fp-ts'

export type Authorization = { readonly _tag: 'Basic'; readonly user: string; readonly password: Redacted<string> }

/** The header value. The user name and the password are written in UTF-8. */
export const write = (authorization: Authorization): string =>
  `Basic ${toBase64(`${authorization.user}:${reveal(authorization.password)}`)}`

/** Reads a header value; the name of the scheme is compared without case. */
export const read = (value: string): O.Option<Authorization> => {
  const [scheme = '', credentials = ''] = value.split(/\s+(.*)/, 2)
  return scheme.toLowerCase() === 'basic' ? readBasic(credentials) : O.none
}

const readBasic = (credentials: string): O.Option<Authorization> => {
  const text = fromBase64(credentials.trim())
  const colon = text.indexOf(':')
  return colon < 0
    ? O.none
    : O.some({ _tag: 'Basic', user: text.slice(0, colon), password: conceal(text.slice(colon + 1)) })
}

const toBase64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

/** Empty for what is no base64. */
const fromBase64 = (text: string): string => {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)))
  } catch {
    return ''
  }
}
