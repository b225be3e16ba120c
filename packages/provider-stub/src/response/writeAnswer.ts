/** The value of an operation as a response: localized, with the selected properties, in the negotiated media type. */
import type { Answer } from '@so-email/codecs'
import { contentTypeOf, type HttpResponse, json, type MediaType, type WriteFailure } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import type { Assumptions } from '../Assumptions.js'
import { mapLeaves, unchanged } from '../algebras/mapLeaves.js'
import type { Locale } from '../localization/Locale.js'
import { fromZone, markedAsUtc, toZone } from '../localization/TimeZone.js'
import { type Resources, translate } from '../localization/translate.js'
import { notWritable, type Refusal } from '../refusal/Refusal.js'
import { select } from './select.js'

/** The input with its date-times in UTC: those without an offset are in the time zone of the caller. */
export const inUtc =
  ({ zone }: Locale, codec: t.Any) =>
  <Input>(input: Input): Input =>
    F.pipe(
      zone,
      O.match(
        () => input,
        ({ name }) => mapLeaves(codec, { ...unchanged, dateTime: fromZone(name) })(input) as Input, // dates stay dates
      ),
    )

/** The value in the language and the time zone of the caller, without passwords if they are assumed to be hidden. */
export const localized = (
  { resources, assumptions }: { readonly resources: Resources; readonly assumptions: Assumptions },
  { language, zone, isMarked }: Locale,
  codec: t.Any,
): ((value: unknown) => unknown) => {
  const isHidden = assumptions.passwords === 'hidden'
  return O.isNone(language) && O.isNone(zone) && !isMarked && !isHidden
    ? F.identity
    : mapLeaves(codec, {
        text: O.isNone(language) ? unchanged.text : translate(resources, language.value),
        dateTime: O.isSome(zone)
          ? toZone(zone.value.name, zone.value.includeOffset)
          : isMarked
            ? markedAsUtc
            : unchanged.dateTime,
        secret: isHidden ? () => null : unchanged.secret,
      })
}

/** The value with the properties that `$select` names, if the operation has this parameter and the input a value for it. */
export const selected = ({ isSelectable }: Pick<Answer<unknown>, 'isSelectable'>, input: unknown) =>
  isSelectable && t.UnknownRecord.is(input) && typeof input['$select'] === 'string'
    ? select(input['$select'])
    : F.identity<unknown>

/** Whether a media type is JSON under any of its names. */
export const isJson = ({ names: [name] }: MediaType): boolean => /[/+]json$/.test(name)

/**
 * The response that carries a value. If the negotiated media type cannot carry it, the response is JSON or 406, as if no
 * media type had matched.
 */
export const writeAnswer =
  ({ notAcceptable, emptyAnswer }: WritingAssumptions, answer: Written, mediaType: MediaType) =>
  (value: unknown): E.Either<Refusal, HttpResponse> =>
    answer.status === 204 || (value === null && emptyAnswer === 204)
      ? E.right({ status: 204, headers: [], body: new Uint8Array() })
      : F.pipe(
          writeAs(mediaType, answer, value),
          notAcceptable === 'json' ? E.orElse(() => writeAs(json, answer, value)) : F.identity,
          E.mapLeft(unwritable),
        )

type WritingAssumptions = Pick<Assumptions, 'notAcceptable' | 'emptyAnswer'>
type Written = Pick<Answer<unknown>, 'status' | 'codec'>

const writeAs = (mediaType: MediaType, { status, codec }: Written, value: unknown) =>
  F.pipe(
    mediaType.write(codec)(value),
    E.map((body): HttpResponse => ({ status, headers: [['Content-Type', contentTypeOf(mediaType)]], body })),
  )

const unwritable = ({ reason }: WriteFailure): Refusal => notWritable(reason)
