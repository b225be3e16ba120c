/** What each assumption is about, in a line: an assumption without one does not compile. */
import type { Assumptions } from '../Assumptions.js'

export const assumptionTexts: Readonly<Record<keyof Assumptions, string>> = {
  unknownId: 'A save with the id of no account',
  unknownIdDeleted: 'A delete with the id of no account',
  unknownIdSynced: 'A synchronisation with the id of no account',
  duplicateAddress: 'A save with the address of another account',
  addressCase: 'Whether two addresses that differ in case are one address',
  longText: 'A text longer than its database column',
  readOnly: 'Properties that the documented page calls read-only',
  passwords: 'Passwords in responses',
  propertyCase: 'The case of the names of properties and of query parameters',
  absentProperty: 'A required property that is absent',
  dateBeforeYear1: 'A date-time before the year 1',
  invalidInput: 'The status for an invalid input',
  notAcceptable: 'An Accept that no media type matches',
  timeZone: 'Whether SO-TimeZone moves date-times',
  emptyAnswer: 'The status of a response that has nothing in it',
  jsonAsForm: 'JSON in a body of the form type',
  notGranted: 'The status where the EMail agent was not granted',
}
