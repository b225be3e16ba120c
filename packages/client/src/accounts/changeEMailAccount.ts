/**
 * Changes an account without losing anything. Save replaces the whole account, so a partial account destroys the rest: this
 * gets the account, applies a pure change, and saves everything else as it came, unknown properties and ticks included, and a
 * number that JavaScript cannot hold as an `ExactNumber` of wire. It fails where the server hides a password, which a save would
 * erase. It is no transaction: it overwrites what another client saves between the two calls.
 */
import { type DecodeFailure, type EMailAccount, getEMailAccount, ServiceAuth, saveEMailAccount } from '@so-email/codecs'
import type { HttpHeaders } from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import { call, type Runtime } from '../call.js'
import type { ClientError } from '../errors/ClientError.js'
import { notUnderstood } from '../errors/notUnderstood.js'
import { printable } from '../errors/printable.js'
import type { Unredacted } from '../response/fromResponse.js'
import { chainEither } from '../runtime/chainEither.js'
import { guarded } from '../runtime/guarded.js'
import { ignoringRejection } from '../runtime/ignoringRejection.js'
import * as TE from '../runtime/taskEither.js'
import type { CallOptions } from '../settings/ClientConfig.js'
import { replaceHeader, without } from '../settings/Settings.js'

/** A change that throws, gives less than the account, or leaves a password that the server hid ends in `InvalidInput`. */
export const changeEMailAccount = (runtime: Runtime) => {
  const get = call(
    getEMailAccount,
    E.right<never, { readonly eMailAccountId: number }>,
    ({ eMailAccountId: EMailAccountId }) =>
      F.flow(
        E.fromOption((): Unredacted => () => ({ _tag: 'NotFound', EMailAccountId })),
        chainEither(havingId(EMailAccountId)),
      ),
    unconverted,
  )(runtime)
  const save = call(saveEMailAccount, changed, ({ id }) => havingId(id), withoutZone)(runtime)
  return (
    id: number,
    change: (account: EMailAccount) => EMailAccount,
    options?: CallOptions,
  ): TE.TaskEither<ClientError, EMailAccount> =>
    F.pipe(
      get({ eMailAccountId: id }, options),
      TE.chain((before) => save({ id, before, change }, options)),
      TE.mapLeft(notFoundIfNull(id)),
    )
}

/**
 * A save converts no text that it receives, so its answer may be in the language of the caller; but a date-time without an offset
 * would be read in the zone of the caller.
 */
const withoutZone = (headers: HttpHeaders): HttpHeaders => without(headers, 'accept', 'so-timezone')

/** The texts and date-times as they are stored. Browsers send a language by themselves, so it is switched off. */
const unconverted = (headers: HttpHeaders): HttpHeaders =>
  replaceHeader(without(withoutZone(headers), 'accept-language', 'so-culture'), ['SO-Language', '*'])

/** The account that was requested. Another one would be saved over it, or was saved in its place. */
const havingId =
  (id: number | null | undefined) =>
  (account: EMailAccount): E.Either<Unredacted, EMailAccount> =>
    account.EMailAccountId === id
      ? E.right(account)
      : E.left(({ failure }) =>
          notUnderstood('value', 'the answer is another account', {
            status: 200,
            failure: failure({
              _tag: 'Key',
              key: 'EMailAccountId',
              failure: { _tag: 'Leaf', expected: String(id), actual: account.EMailAccountId },
            }),
          }),
        )

interface Changing {
  readonly id: number
  readonly before: EMailAccount
  readonly change: (account: EMailAccount) => EMailAccount
}

const hidden = (expected: string, kind: string): DecodeFailure => ({ _tag: 'Hidden', expected, kind })
const under = (key: string, failure: DecodeFailure): DecodeFailure => ({ _tag: 'Key', key, failure })
const noAccount = (kind: string) => hidden('EMailAccount', kind)

/**
 * The changed account under the same id; it is not copied for nothing, as it may inherit properties. Anything but an account, as
 * a promise or a part of one, would save an empty account over this one; a proxy throws later than the change.
 */
const changed = /*#__PURE__*/ guarded(() => noAccount('a change that threw'))(
  ({ id: EMailAccountId, before, change }: Changing): E.Either<DecodeFailure, EMailAccount> => {
    const { complete } = saveEMailAccount.parameters
    const sent = complete(before)
    const held = Object.entries(before).filter(([name]) => Object.hasOwn(sent, name)) // the change may write to the account
    const after = ignoringRejection(change(before))
    if (!('EMailAccountId' in Object(after))) return E.left(noAccount('a value without EMailAccountId'))
    const account = after.EMailAccountId === EMailAccountId ? after : { ...after, EMailAccountId }
    const failures = held.flatMap(erasedFrom(account, complete(account)))
    return failures.length === 0 ? E.right(account) : E.left({ _tag: 'All', failures })
  },
)

/** The failure of a property that a save would erase, though no change to `null` says so. Not all that is inherited is sent. */
const erasedFrom =
  (account: object, sent: object) =>
  ([key, held]: readonly [string, unknown]): ReadonlyArray<DecodeFailure> => {
    const now: unknown = Reflect.get(account, key)
    if (now === undefined || !Object.hasOwn(sent, key)) return [under(key, left)]
    return isHidden(held) && Object(now).Password === held.Password
      ? [under(key, under('Password', hiddenPassword))]
      : []
  }

const left = /*#__PURE__*/ hidden('the property, or null', 'none, which a save would erase')
const hiddenPassword = /*#__PURE__*/ hidden(
  "a password from the change, or '' where there is none",
  'one that the server hides',
)

/** Whether the server gave nothing, or a mask, in place of the password of credentials. */
const isHidden = (held: unknown): held is ServiceAuth =>
  ServiceAuth.is(held) &&
  Boolean(held.Username) &&
  held.Password !== '' &&
  [...(held.Password ?? '')].every((each) => '*•●'.includes(each))

/** A save answers `null` if the account was deleted after it was read. */
const notFoundIfNull =
  (EMailAccountId: number) =>
  (error: ClientError): ClientError => {
    if (error._tag !== 'NotUnderstood' || error.what !== 'null') return error
    const { request, duration, headers } = error
    return printable({ _tag: 'NotFound', request, duration, headers, EMailAccountId })
  }
