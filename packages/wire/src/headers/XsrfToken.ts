/**
 * `X-XSRF-TOKEN`: proof that a request of a browser session comes from a page of the same site. The value is set at
 * login, in a cookie and in a hidden input field, and counts only where there is no `Authorization`.
 * Source: the documented page, and the article on the header.
 */
import { type Redacted, reveal } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import { type HeaderFailure, type HeaderField, headerFailure, headerWord, readSecret } from './HeaderField.js'

/**
 * The proof of a session; it does not print.
 *
 * @category headers
 */
export type XsrfToken = Redacted<string>

/**
 * The name of the field; names are compared without case.
 *
 * @category headers
 */
export const name = 'X-XSRF-TOKEN'

/**
 * The token as the value of the field; a failure, which does not show it, for a text that is not one word.
 *
 * @category headers
 */
export const write = (token: XsrfToken): E.Either<HeaderFailure, string> => headerWord(name, reveal(token))

/**
 * The token, hidden; `none` for a text that is not one word.
 *
 * @category headers
 */
export const read = (text: string): O.Option<XsrfToken> => readSecret(text)

/**
 * The cookie that holds the same value. Cookie names are compared with their case.
 *
 * @category headers
 */
export const cookieName = 'XSRF-TOKEN'

/**
 * The field that carries the cookie, among others when it is read, alone when it is written.
 *
 * @category headers
 */
export const cookie: HeaderField<XsrfToken> = {
  name: 'Cookie',
  write: (token) =>
    F.pipe(
      headerWord('Cookie', reveal(token)),
      E.filterOrElse(
        (value) => !/["\\,;]/.test(value),
        () => headerFailure('Cookie', 'the value has a character that a cookie cannot carry'),
      ),
      E.map((value) => `${cookieName}=${value}`),
    ),
  read: (text) =>
    F.pipe(
      text.split(';').map((pair) => pair.trim()),
      (pairs) => O.fromNullable(pairs.find((pair) => pair.startsWith(`${cookieName}=`))),
      O.chain((pair) => read(pair.slice(cookieName.length + 1))),
    ),
}
