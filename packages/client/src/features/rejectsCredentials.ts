import { type HttpHeaders, header, type ReceivedResponse } from '@so-email/wire'
import { function as F, option as O } from 'fp-ts'

/** As much of a body as is searched for the news that credentials expired, or for the fields of a login page. */
const beginning = 16_384

/**
 * 401; a 403 whose body reports an expired ticket or token; and a login page, or a redirect to one, in place of an answer.
 * A server that responds so has not processed the request.
 */
export const rejectsCredentials = ({ status, headers, body }: ReceivedResponse): boolean => {
  if (status === 401) return true
  if (status >= 300 && status < 400) return F.pipe(headers, header('Location'), O.match(F.constFalse, isLogin))
  if (status !== 403 && (status !== 200 || !isWebPage(headers))) return false
  const text = new TextDecoder().decode(body.subarray(0, beginning))
  return isLoginPage(text) || (status === 403 && isExpiry(text))
}

const isExpiry = (text: string): boolean => /expired/i.test(text) && /token|ticket|session|credential/i.test(text)

/** A path or a host, as `/login`, `Account/Log-In`, `signin-oidc`, `LoginPage.aspx` or `login_form`, but not `/logins` or `/designing`. */
const isLogin = (location: string): boolean => /(?:[Ll]og|LOG|[Ss]ign|SIGN)-?(?:[IiOo]n|IN|ON)(?![a-z])/.test(location)

const isLoginPage = (text: string): boolean => /<form\b/i.test(text) && /\btype\s*=\s*["']?password\b/i.test(text)

const isWebPage = (headers: HttpHeaders): boolean =>
  F.pipe(
    headers,
    header('Content-Type'),
    O.match(F.constFalse, (type) => /html/i.test(type)),
  )
