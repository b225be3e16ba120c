/** A mailbox of the list. Its password comes from the environment, and never from the file. */
import { arrayOf, drawFailure, entity, Int32 } from '@so-email/codecs'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'

export const Mailbox = entity(
  'Mailbox',
  { address: t.string, associateId: Int32, server: t.string, port: Int32, user: t.string },
  {},
)
export type Mailbox = t.TypeOf<typeof Mailbox>

export const domainOf = ({ address }: Mailbox): string => address.slice(address.indexOf('@') + 1)

/** Reads the list; a Left has a line for each problem. */
export const readMailboxes = (text: string): E.Either<string, ReadonlyArray<Mailbox>> =>
  F.pipe(
    E.tryCatch(
      (): unknown => JSON.parse(text),
      () => 'the list is not JSON',
    ),
    E.chain(
      F.flow(
        arrayOf(Mailbox).decode,
        E.mapLeft((errors) => drawFailure(errors).join('\n')),
      ),
    ),
  )
