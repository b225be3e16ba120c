import { either as E, function as F, option as O } from 'fp-ts'
import { findDomain, holdsSpf } from '../mail/Mail.js'
import { none } from '../store/Change.js'
import type { Handler } from './Handler.js'

/** A domain that the stub does not know has no records. */
export const hasMXRecord: Handler<{ readonly MailDomain: string }, boolean> =
  ({ mail }) =>
  ({ MailDomain }) =>
    E.right([
      F.pipe(
        findDomain(mail)(MailDomain),
        O.exists(({ mx }) => mx === true),
      ),
      none,
    ])

export const hasSPFRecord: Handler<{ readonly SourceSpf: string; readonly TargetDomain: string }, boolean> =
  ({ mail }) =>
  ({ SourceSpf, TargetDomain }) =>
    E.right([F.pipe(findDomain(mail)(TargetDomain), O.exists(holdsSpf(SourceSpf))), none])
