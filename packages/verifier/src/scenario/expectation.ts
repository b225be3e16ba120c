/** What an account that is read has to have, after the response to its save. */
import { isDeepStrictEqual } from 'node:util'
import { DateTimeOffset, dateTimeOffset } from '@so-email/codecs'
import { option as O, readonlyRecord as RR } from 'fp-ts'
import * as t from 'io-ts'
import type { Account } from './Agent.js'

/** The server writes these itself, and may have tried a mail server between a save and a read. */
const ownOfServer = ['AccountStatus', 'ErrorCount', 'ErrorReason']

/** How servers hide a password: `null`, no text, no property at all, or a mask, which is one character over and over. */
const isHidden = (value: unknown): boolean =>
  t.string.is(value) ? /^(.?)\1*$/su.test(value) : value === null || value === undefined

const isSameInstant = (one: unknown, other: unknown): boolean =>
  DateTimeOffset.is(one) && DateTimeOffset.is(other) && dateTimeOffset.Ord.equals(one, other)

const dayInTicks = 24n * 60n * 60n * 10_000_000n

/** A fetch sets the time to that of the fetch, years after a time that a scenario saves. */
const isOfFetch = (saved: unknown, found: unknown): boolean =>
  DateTimeOffset.is(saved) &&
  DateTimeOffset.is(found) &&
  dateTimeOffset.ticks(found) > dateTimeOffset.ticks(saved) + dayInTicks

/**
 * What a read has to return: every property that was sent and that the response to the save had, with its value. So a
 * server may lack a property, hide a password and give credentials an id. If a read returns a password that the save
 * hid, it has to be the one that was sent. A server may set `LastFetch` by itself; one that returned the time that was
 * sent has to keep it.
 */
export const expectationOf = (sent: Account, response: Account): Account =>
  RR.filterMapWithIndex((name, value) => {
    const responded = response[name]
    if (!Object.hasOwn(response, name) || ownOfServer.includes(name)) return O.none
    if (name === 'LastFetch' && !isSameInstant(value, responded)) return O.none
    if (name === 'Password' && isHidden(responded)) return O.some(value)
    return O.some(
      t.UnknownRecord.is(value) && t.UnknownRecord.is(responded) ? expectationOf(value, responded) : responded,
    )
  })(sent)

/** Whether a value that is read may stand for the one that is expected. */
const isAccepted = (name: string, value: unknown, found: unknown): boolean => {
  if (name === 'Password' && (isHidden(value) || isHidden(found))) return true
  if (name === 'LastFetch' && (isSameInstant(value, found) || isOfFetch(value, found))) return true
  return isDeepStrictEqual(found, value)
}

/**
 * The places at which an account is not as expected: a read may hide a password. They are names that were sent: nothing of a
 * response is quoted.
 */
export const differences = (expected: Account, account: Account): ReadonlyArray<string> =>
  Object.entries(expected).flatMap(([name, value]) => {
    const found = account[name]
    if (t.UnknownRecord.is(value) && t.UnknownRecord.is(found))
      return differences(value, found).map((place) => `${name}.${place}`)
    return isAccepted(name, value, found) ? [] : [name]
  })
