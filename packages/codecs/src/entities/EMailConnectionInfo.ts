/**
 * What is needed to connect to a mail server. A caller writes every property, as the server gives the defaults of all;
 * `UseGraphApi` is as new as that of an account.
 * Source: the pages `AuthenticateIncoming` and `Authenticate`, and the Swagger file of 12.2.
 */
import * as t from 'io-ts'
import { entity } from '../combinators/entity.js'
import { nullable } from '../combinators/nullable.js'
import { Int32 } from '../primitives/Int32.js'
import { secret } from '../primitives/secret.js'
import { carrier } from './carrier.js'

const properties = {
  /** Host name or IP address, perhaps with `:` and a port behind it. */
  ServerName: /*#__PURE__*/ nullable(t.string),
  UserName: /*#__PURE__*/ nullable(t.string),
  Password: /*#__PURE__*/ secret(/*#__PURE__*/ nullable(t.string)),
  /** The folder that becomes the current one after the login. */
  Folder: /*#__PURE__*/ nullable(t.string),
  UseSSL: t.boolean,
}

/** Its properties have an order of their own, in which XML is written. */
const extendedProperties = /*#__PURE__*/ (({ ServerName, UserName, Password, Folder, UseSSL }) => ({
  Port: Int32,
  ServerName,
  Protocol: nullable(t.string),
  UserName,
  Password,
  UseSSL,
  Folder,
}))(properties)

const optional = /*#__PURE__*/ (() => ({ UseGraphApi: t.boolean, ...carrier }))()

// In a function, as a bundler must take a spread for something that does more than to make a value.
const codec = /*#__PURE__*/ (() => entity('EMailConnectionInfo', properties, optional))()
const extended = /*#__PURE__*/ entity('EMailConnectionInfoExtended', extendedProperties, optional)

/**
 * A connection to a mail server.
 *
 * @category entities
 */
export interface EMailConnectionInfo extends t.TypeOf<typeof codec> {}

/**
 * The codec of a connection to a mail server. It holds a password; redact it before it is printed.
 *
 * @example
 * import { EMailConnectionInfo, redact } from '@so-email/codecs'
 *
 * redact(EMailConnectionInfo)({ ServerName: 'imap.example.test', UserName: 'ops', Password: 'hunter2' })
 * // => { ServerName: 'imap.example.test', UserName: 'ops', Password: '<redacted>' }
 * @category entities
 */
export const EMailConnectionInfo: t.Type<EMailConnectionInfo> = codec

/**
 * A connection to a mail server, with its port and its protocol.
 *
 * @category entities
 */
export interface EMailConnectionInfoExtended extends t.TypeOf<typeof extended> {}

/**
 * The codec of a connection with its port and its protocol. It holds a password; redact it before it is printed.
 *
 * @example
 * import { EMailConnectionInfoExtended, redact } from '@so-email/codecs'
 *
 * redact(EMailConnectionInfoExtended)({ Port: 993, Protocol: 'IMAP', Password: 'hunter2' })
 * // => { Port: 993, Protocol: 'IMAP', Password: '<redacted>' }
 * @category entities
 */
export const EMailConnectionInfoExtended: t.Type<EMailConnectionInfoExtended> = extended
