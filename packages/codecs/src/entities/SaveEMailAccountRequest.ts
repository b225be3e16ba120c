/**
 * The request to save an account. Every property may be absent and then takes its default; an `EMailAccountId` that is
 * absent, `null` or 0 creates an account. On the wire it is called an `EMailAccount`.
 * Source: the documented page, "Request Body: entity".
 */
import * as t from 'io-ts'
import { entity } from '../combinators/entity.js'
import { nullable } from '../combinators/nullable.js'
import { Int32 } from '../primitives/Int32.js'
import type { Exact } from '../primitives/OptionalKeysType.js'
import { defaultOf } from '../reflection/defaultOf.js'
import { carrier } from './carrier.js'
import { later, original } from './EMailAccount.js'
import { credentials } from './ServiceAuth.js'

// In functions, as a bundler must take a spread for something that does more than to make a value.
const properties = /*#__PURE__*/ (() => ({ ...original, ...later }))()
const codec = /*#__PURE__*/ (() => entity('EMailAccount', {}, { ...properties, EMailAccountId: nullable(Int32) }))()

/** By the names of the lists: an editor then shows the comments of their properties. */
type Properties = Exact<Omit<typeof original, 'EMailAccountId'> & typeof later>

/**
 * A request to save an account: any of its properties.
 *
 * @category entities
 */
export interface SaveEMailAccountRequest extends Properties {
  // A member of its own: the messages of the compiler then name this type, and not how it is made.
  /** The account that is replaced. Absent, `null` or 0 creates an account. */
  readonly EMailAccountId?: number | null
}

/**
 * The codec of a request to save an account.
 *
 * @example
 * import { SaveEMailAccountRequest } from '@so-email/codecs'
 *
 * [{ EMailAddress: 'ops@example.test' }, { EMailAddress: undefined }].map(SaveEMailAccountRequest.is)
 * // => [true, false]
 * @category entities
 */
export const SaveEMailAccountRequest: t.Type<SaveEMailAccountRequest> = codec

/**
 * Whether saving this creates an account rather than replacing one. Source: the documented page, "creates a new
 * EMailAccount if the id parameter is empty"; a later version of it has "is 0".
 *
 * @example
 * import { isNew } from '@so-email/codecs'
 *
 * [{}, { EMailAccountId: null }, { EMailAccountId: 0 }, { EMailAccountId: 270 }].map(isNew)
 * // => [true, true, true, false]
 * @category entities
 */
export const isNew = (account: SaveEMailAccountRequest): boolean => (account.EMailAccountId ?? 0) === 0

/** Not in the documented request, so it is written only where it is given. */
const notOnThePage: ReadonlyArray<string> = ['UseGraphApi']

/** The known properties in their order, each with its default. */
const describeProperties = () =>
  Object.entries(properties).map(([name, codec]) => ({
    name,
    isOriginal: Object.hasOwn(original, name),
    isOnThePage: !notOnThePage.includes(name),
    absent: defaultOf(codec),
  }))
const known = /*#__PURE__*/ describeProperties()

/**
 * The request as a client writes it: the documented properties in the documented order, an absent one with its default,
 * then all that are not known, as they came. Properties that only the server sets are left out, of the account and of
 * its credentials. On an update, a later property that is absent is not added: the server may be too old to know it.
 * `UseGraphApi`, which the documented request does not have, is written only if it is given. A loop: an object that is made
 * property by property is one of a known shape to the engine, which writes it in half the time.
 *
 * @example
 * import { complete } from '@so-email/codecs'
 *
 * const { EMailAddress, InboxFolder, SimpleMode, LastFetch } = complete({ EMailAddress: 'ops@example.test' })
 *
 * [EMailAddress, InboxFolder, SimpleMode, LastFetch]
 * // => ['ops@example.test', null, 0, '0001-01-01T00:00:00']
 * @category entities
 */
export const complete = (request: SaveEMailAccountRequest): SaveEMailAccountRequest => {
  const given = request as Values // every object is one; inherited properties count too
  const creates = isNew(request)
  const written: Record<string, unknown> = {}
  for (const { name, isOriginal, isOnThePage, absent } of known)
    if (isOriginal || (creates && isOnThePage) || given[name] !== undefined)
      written[name] = writeCredentials(given[name] ?? absent)
  return { ...written, ...Object.fromEntries(others(properties, given)) }
}

type Values = Readonly<Record<string, unknown>>

/** The properties that are neither documented nor set by the server alone. */
const others = (known: object, given: Values) =>
  Object.keys(given)
    .filter((name) => !Object.hasOwn(known, name) && !Object.hasOwn(carrier, name))
    .map((name) => [name, given[name]] as const)

/** Credentials are the only documented properties that are objects; any other value is returned unchanged. */
const writeCredentials = (given: unknown): unknown =>
  t.UnknownRecord.is(given)
    ? Object.fromEntries([
        ...Object.keys(credentials).map((name) => [name, given[name]] as const),
        ...others(credentials, given),
      ])
    : given
