/** An operation of the Contact agent, described as its page documents it. The rest of a contact is kept as it is. */
import { entity, Int32, nullable, type Operation } from '@so-email/codecs'
import * as t from 'io-ts'

export interface Contact {
  readonly ContactId: number
  readonly Name: string | null
}

const codec: t.Type<Contact | null> = nullable(
  entity('ContactEntity', { ContactId: Int32, Name: nullable(t.string) }, {}),
)

export const getContactEntity: Operation<{ readonly contactEntityId: number }, Contact | null> = {
  agent: 'Contact',
  name: 'GetContactEntity',
  summary: 'Gets a contact.',
  parameters: {
    codec: entity('GetContactEntity', { contactEntityId: Int32 }, {}),
    query: ['contactEntityId'],
    hasBody: false,
    complete: (input) => input,
  },
  answer: { status: 200, codec, decode: codec.decode, encode: codec.encode },
  changes: false,
  isRepeatable: () => true,
}
