/**
 * An e-mail account: a mailbox that the CRM reads and sends from. One list of properties describes both the answer of a
 * server ({@link EMailAccount}) and the request to save an account (`SaveEMailAccountRequest`).
 * Source: the documented page `POST Agents/EMail/SaveEMailAccount`.
 */
import * as t from 'io-ts'
import { type Entity, entity } from '../combinators/entity.js'
import { nullable } from '../combinators/nullable.js'
import { DateTimeOffset } from '../primitives/DateTimeOffset.js'
import { Int32 } from '../primitives/Int32.js'
import { carrier } from './carrier.js'
import { ServiceAuth } from './ServiceAuth.js'

/** The properties that every documented version of the page has. */
export const original = {
  /** The account primary key; 0 for an account that is not saved yet. */
  EMailAccountId: Int32,
  /** The account (from) address; at most 255 characters. Several accounts may share one. */
  EMailAddress: /*#__PURE__*/ nullable(t.string),
  /** Id of the associate who owns this account; 0 without an owner. */
  AssociateId: Int32,
  /** Account credentials for imap. */
  IncomingCredentials: /*#__PURE__*/ nullable(ServiceAuth),
  /** Account credentials for smtp. */
  OutgoingCredentials: /*#__PURE__*/ nullable(ServiceAuth),
  /** The account status, a code of {@link AccountStatus}. Read-only. */
  AccountStatus: Int32,
  /** Count of concurring errors of fetching email. Read-only. */
  ErrorCount: Int32,
  /** Reason/Error message; at most 254 characters. Read-only. */
  ErrorReason: /*#__PURE__*/ nullable(t.string),
}

/** The properties that later versions of the page added, in their order. */
export const later = {
  /** Inbox folder name if available in the db. */
  InboxFolder: /*#__PURE__*/ nullable(t.string),
  /** Sent email folder name if available in the db. */
  SentFolder: /*#__PURE__*/ nullable(t.string),
  /** 1 for an account that only sends and retrieves invitations, without the full inbox; else 0. */
  SimpleMode: Int32,
  /** When we last fetched email, in UTC. */
  LastFetch: DateTimeOffset,
  /** Use the GraphApi for this account. Source: the Swagger file of 12.2; new in 12.0, and not on the documented page. */
  UseGraphApi: Int32,
}

// In a function, as a bundler must take a spread for something that does more than to make a value.
const codec = /*#__PURE__*/ (() => entity('EMailAccount', original, { ...later, ...carrier }))()

/**
 * An account as a server answers it: with the properties that every documented version has, and with any others. A
 * property that is not documented is kept, because saving an account replaces the whole of it.
 *
 * @category entities
 */
export interface EMailAccount extends Entity<typeof original, typeof later & typeof carrier> {}

/**
 * The codec of an account as a server answers it. Source: the documented page, "Response body".
 *
 * @example
 * import { drawFailure, EMailAccount } from '@so-email/codecs'
 * import { either as E, function as F } from 'fp-ts'
 *
 * const answer = '{"EMailAccountId":12,"EMailAddress":"ops@example.test","AssociateId":"5"}'
 *
 * F.pipe(EMailAccount.decode(JSON.parse(answer)), E.mapLeft((errors) => drawFailure(errors)[0]))
 * // => E.left('AssociateId: expected Int32, got "5"')
 * @category entities
 */
export const EMailAccount: t.Type<EMailAccount> = codec
