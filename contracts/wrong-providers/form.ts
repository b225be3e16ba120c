/** How wrong providers are written: the change, what notices it and where, and what it would have cost. */
import type { Change, Provider } from '../providers/Provider.js'

export const wrong = (
  because: string,
  change: Change,
  noticedBy: Provider['noticedBy'],
  more: Partial<Provider> = {},
): Provider => ({ change, noticedBy, because, clientGets: 'a value', ...more })

/** One whose response our client refuses. */
export const unreadable = (change: Change, noticedBy: Provider['noticedBy']): Provider =>
  wrong('every call fails: our client refuses the response', change, noticedBy, { clientGets: 'NotUnderstood' })

/** The interactions that notice, by what they are about. */
export const documented = 'the documented request to save an account'
export const create = 'a request to save a new account'
export const update = 'a request to update an account that exists'
export const byId = 'a request for an account by its id'
export const byAddress = 'a request for an account by its address'
export const amongOthers = 'a request for an account by its address, among those of others'
export const credentials = 'a request to save credentials for both directions'
export const inXml = 'a request to save a new account as application/xml, with a response as application/xml'
export const inTextJson = 'a request to save a new account as text/json, with a response as text/json'
export const refused = 'a request to save a new account with an address that is too long'
export const noSuchId = 'a request for an account by an unknown id'
export const noSuchAddress = 'a request for an account by an unknown address'
export const wrongPassword = 'a request to save a new account, with a wrong password'

/** The scenarios that notice. */
export const savedIsFound = 'an account that was saved is found as it was saved, by its id and by its address'
export const updatedIsFound = 'an account that was updated is found as it was updated, and no other account was made'
export const deletedIsGone = 'an account that was deleted is not found any more, and another one is'
export const inEachMediaType = 'an account is found as it was saved in each documented media type'
export const readInEachMediaType = 'an account that is read is the same in each documented media type'
export const unknownProperty =
  'a property that the server does not know is found, or is not in the response to its save either'
export const emptiedIsEmpty = 'what an update empties is found empty'
export const refusedIsNotDone = 'a request with a wrong password is refused, and changes nothing'
export const twoIds = 'two accounts that are created get two ids'
export const oneCurrent = 'the current account has one id, and is the account of that id'
export const renewedIsFound = 'an update that changes only a password is found'
export const unknownIsNotMade = 'an update of an account that does not exist makes none, or returns it'
