/**
 * The operations of the EMail agent on mail servers: logging in to one, and the DNS records of a domain. A login is never
 * repeated by itself, because a mail server may lock a mailbox after some failed ones.
 * Source of each: its page in the reference of SuperOffice.
 */
import * as t from 'io-ts'
import { entity } from '../combinators/entity.js'
import { EMailConnectionInfo, EMailConnectionInfoExtended } from '../entities/EMailConnectionInfo.js'
import { value } from './answers.js'
import { eMail, type Operation } from './Operation.js'
import { body, nothing } from './parameters.js'

/**
 * Whether a mail server lets the user log in.
 * Source: the page `Authenticate`.
 *
 * @example
 * import { authenticate } from '@so-email/codecs'
 *
 * authenticate.answer.decode(false)
 * // => { _tag: 'Right', right: false }
 * @category operations
 */
export const authenticate: Operation<{ readonly ConnectionInfoExtended: EMailConnectionInfoExtended }, boolean> =
  /*#__PURE__*/ eMail(() => ({
    name: 'Authenticate',
    summary: 'Logs in to a mail server.',
    parameters: body(entity('AuthenticateRequest', { ConnectionInfoExtended: EMailConnectionInfoExtended }, {})),
    answer: value(t.boolean),
    isRepeatable: () => false,
    usesMailServer: true,
  }))

/**
 * Whether a mail server lets the user log in to fetch mail.
 * Source: the page `AuthenticateIncoming`.
 *
 * @example
 * import { authenticateIncoming } from '@so-email/codecs'
 *
 * authenticateIncoming.parameters.hasBody
 * // => true
 * @category operations
 */
export const authenticateIncoming: Operation<{ readonly ConnectionInfo: EMailConnectionInfo }, boolean> =
  /*#__PURE__*/ eMail(() => ({
    name: 'AuthenticateIncoming',
    summary: 'Logs in to a mail server to fetch mail.',
    parameters: body(entity('AuthenticateIncomingRequest', { ConnectionInfo: EMailConnectionInfo }, {})),
    answer: value(t.boolean),
    isRepeatable: () => false,
    usesMailServer: true,
  }))

/**
 * Whether a mail server lets the user log in to send mail.
 * Source: the page `AuthenticateOutgoing`.
 *
 * @example
 * import { authenticateOutgoing } from '@so-email/codecs'
 *
 * authenticateOutgoing.parameters.hasBody
 * // => true
 * @category operations
 */
export const authenticateOutgoing: Operation<{ readonly ConnectionInfo: EMailConnectionInfo }, boolean> =
  /*#__PURE__*/ eMail(() => ({
    name: 'AuthenticateOutgoing',
    summary: 'Logs in to a mail server to send mail.',
    parameters: body(entity('AuthenticateOutgoingRequest', { ConnectionInfo: EMailConnectionInfo }, {})),
    answer: value(t.boolean),
    isRepeatable: () => false,
    usesMailServer: true,
  }))

/**
 * The properties of a connection with the defaults of the server. Nothing is stored.
 * Source: the page `CreateDefaultEMailConnectionInfo`.
 *
 * @example
 * import { createDefaultEMailConnectionInfo } from '@so-email/codecs'
 *
 * createDefaultEMailConnectionInfo.parameters.hasBody
 * // => false
 * @category operations
 */
export const createDefaultEMailConnectionInfo: Operation<void, EMailConnectionInfo> = /*#__PURE__*/ eMail(() => ({
  name: 'CreateDefaultEMailConnectionInfo',
  summary: 'Sets default values into a new EMailConnectionInfo.',
  parameters: nothing,
  answer: value(EMailConnectionInfo),
}))

/**
 * The properties of a connection with the defaults of the server. Nothing is stored.
 * Source: the page `CreateDefaultEMailConnectionInfoExtended`.
 *
 * @example
 * import { createDefaultEMailConnectionInfoExtended } from '@so-email/codecs'
 *
 * createDefaultEMailConnectionInfoExtended.parameters.hasBody
 * // => false
 * @category operations
 */
export const createDefaultEMailConnectionInfoExtended: Operation<void, EMailConnectionInfoExtended> =
  /*#__PURE__*/ eMail(() => ({
    name: 'CreateDefaultEMailConnectionInfoExtended',
    summary: 'Sets default values into a new EMailConnectionInfoExtended.',
    parameters: nothing,
    answer: value(EMailConnectionInfoExtended),
  }))

/**
 * Whether the DNS has an MX record of a domain.
 * Source: the page `HasMXRecord`.
 *
 * @example
 * import { hasMXRecord } from '@so-email/codecs'
 *
 * hasMXRecord.isRepeatable({ MailDomain: 'example.test' })
 * // => true
 * @category operations
 */
export const hasMXRecord: Operation<{ readonly MailDomain: string }, boolean> = /*#__PURE__*/ eMail(() => ({
  name: 'HasMXRecord',
  summary: 'Looks for MX records of a domain.',
  parameters: body(entity('HasMXRecordRequest', { MailDomain: t.string }, {})),
  answer: value(t.boolean),
}))

/**
 * Whether the SPF record of a domain holds another one, such as that of SuperOffice.
 * Source: the page `HasSPFRecord`.
 *
 * @example
 * import { hasSPFRecord } from '@so-email/codecs'
 *
 * hasSPFRecord.changes
 * // => false
 * @category operations
 */
export const hasSPFRecord: Operation<{ readonly SourceSpf: string; readonly TargetDomain: string }, boolean> =
  /*#__PURE__*/ eMail(() => ({
    name: 'HasSPFRecord',
    summary: 'Looks for an SPF record in that of a domain.',
    parameters: body(entity('HasSPFRecordRequest', { SourceSpf: t.string, TargetDomain: t.string }, {})),
    answer: value(t.boolean),
  }))
