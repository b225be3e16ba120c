import * as t from 'io-ts'
import { type Entity, entity } from '../combinators/entity.js'
import { nullable } from '../combinators/nullable.js'
import { Int32 } from '../primitives/Int32.js'
import { secret } from '../primitives/secret.js'
import { carrier } from './carrier.js'

/** The properties of credentials, without those that every entity has. */
export const credentials = {
  /** The primary key; 0 for credentials that are not saved yet. */
  ServiceAuthId: Int32,
  /** Host name of the mail server. */
  Server: /*#__PURE__*/ nullable(t.string),
  /** TCP port; 0 if unset. */
  Port: Int32,
  /** Free text, as `plain-text` or `OAuth`. */
  AuthType: /*#__PURE__*/ nullable(t.string),
  Username: /*#__PURE__*/ nullable(t.string),
  /** The decrypted password or token. */
  Password: /*#__PURE__*/ secret(/*#__PURE__*/ nullable(t.string)),
}

const codec = /*#__PURE__*/ entity('ServiceAuth', credentials, carrier)

/**
 * The credentials of a mail server. Source: the samples of older versions of the documented page, and the database
 * table `service_auth`, which limits each text to 255 characters.
 *
 * @category entities
 */
export interface ServiceAuth extends Entity<typeof credentials, typeof carrier> {
  // A member of its own: the messages of the compiler then name this type, and not how it is made.
  /** The primary key; 0 for credentials that are not saved yet. */
  readonly ServiceAuthId: number
}

/**
 * The codec of credentials. Decoded credentials hold the password; redact them before they are printed.
 *
 * @example
 * import { redact, ServiceAuth } from '@so-email/codecs'
 *
 * redact(ServiceAuth)({ Server: 'imap.example.test', Username: 'ops', Password: 'hunter2' })
 * // => { Server: 'imap.example.test', Username: 'ops', Password: '<redacted>' }
 * @category entities
 */
export const ServiceAuth: t.Type<ServiceAuth> = codec
