/** An operation of the Contact agent, described as its page documents it. The rest of a contact is kept as it is. */
import { agent, answers, entity, Int32, nullable, parameters } from '@so-email/codecs'
import * as t from 'io-ts'

const ContactEntity = entity('ContactEntity', { ContactId: Int32, Name: nullable(t.string) }, {})

export const getContactEntity = agent('Contact')(() => ({
  name: 'GetContactEntity',
  summary: 'Gets a contact.',
  parameters: parameters.query(entity('GetContactEntity', { contactEntityId: Int32 }, {}), 'contactEntityId'),
  answer: answers.foundBy(ContactEntity, ({ ContactId }) => ContactId),
}))
