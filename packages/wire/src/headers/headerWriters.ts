/**
 * The headers of a request as a client writes them, without the readers that only a server needs. esbuild keeps all of a
 * namespace of which one function is used, and of this no more than what it has.
 */
import * as AcceptLanguage from './AcceptLanguage.js'
import * as Authorization from './Authorization.js'
import type { HeaderField } from './HeaderField.js'
import * as SoAppToken from './SoAppToken.js'
import * as SoCulture from './SoCulture.js'
import * as SoLanguage from './SoLanguage.js'
import * as SoTimeZone from './SoTimeZone.js'
import * as XsrfToken from './XsrfToken.js'

/**
 * A header field that a value is written to.
 *
 * @category headers
 */
export type HeaderWriter<A> = Pick<HeaderField<A>, 'name' | 'write'>

/**
 * The name and the writer of each header of a request.
 *
 * @category headers
 */
export const headerWriters: {
  readonly AcceptLanguage: HeaderWriter<string>
  readonly Authorization: HeaderWriter<Authorization.Authorization>
  readonly SoAppToken: HeaderWriter<SoAppToken.SoAppToken>
  readonly SoCulture: HeaderWriter<string>
  readonly SoLanguage: HeaderWriter<string>
  readonly SoTimeZone: HeaderWriter<SoTimeZone.SoTimeZone>
  readonly XsrfToken: HeaderWriter<XsrfToken.XsrfToken>
} = {
  AcceptLanguage: { name: AcceptLanguage.name, write: AcceptLanguage.write },
  Authorization: { name: Authorization.name, write: Authorization.write },
  SoAppToken: { name: SoAppToken.name, write: SoAppToken.write },
  SoCulture: { name: SoCulture.name, write: SoCulture.write },
  SoLanguage: { name: SoLanguage.name, write: SoLanguage.write },
  SoTimeZone: { name: SoTimeZone.name, write: SoTimeZone.write },
  XsrfToken: { name: XsrfToken.name, write: XsrfToken.write },
}
