/** The mail servers and the DNS records of a file: a JSON object with `servers` and `domains`, each of which may be left out. */
import { arrayOf, drawFailure, entity } from '@so-email/codecs'
import { drawReadFailure, json } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import { checkNames } from '../algebras/checkNames.js'
import { MailDomain, MailServer } from '../mail/Mail.js'
import type { StubOptions } from '../options/StubOptions.js'
import { firstOf } from './firstOf.js'

const MailFile = entity('mail', {}, { servers: arrayOf(MailServer), domains: arrayOf(MailDomain) })

/** The options for the tables in the bytes of a file, or what is wrong with them, one problem a line. A password is not shown. */
export const readMail = (
  bytes: Uint8Array,
): E.Either<ReadonlyArray<string>, Pick<StubOptions, 'mailServers' | 'mailDomains'>> =>
  F.pipe(
    json.read(MailFile, { maxBytes: Number.POSITIVE_INFINITY })(bytes),
    E.mapLeft((failure) => [drawReadFailure(failure)]),
    E.chainW((value) => F.pipe(MailFile.decode(value), E.mapLeft(drawFailure))),
    E.chainW((mail) =>
      F.pipe(
        checkNames(MailFile)(mail),
        E.mapLeft((reason) => [reason]),
      ),
    ),
    E.bimap(firstOf, ({ servers, domains }) => ({
      ...(servers && { mailServers: servers }),
      ...(domains && { mailDomains: domains }),
    })),
  )
