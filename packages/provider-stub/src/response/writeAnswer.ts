/** An answer as a response: in the caller's language and time zone, as much as was selected, in the type asked for. */
import type { Answer, Parameters } from '@so-email/codecs'
import {
  AcceptLanguage,
  contentTypeOf,
  type HttpResponse,
  json,
  type MediaType,
  SoLanguage,
  SoTimeZone,
  type WriteFailure,
} from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import type { Assumptions } from '../Assumptions.js'
import { mapLeaves, unchanged } from '../algebras/mapLeaves.js'
import { fromZone, toZone } from '../localization/TimeZone.js'
import { translate } from '../localization/translate.js'
import { notWritable, type Refusal } from '../Refusal.js'
import type { Fields } from '../request/Fields.js'
import { remember } from '../request/remember.js'
import type { Settings } from '../Settings.js'
import { select } from './select.js'

const readSoLanguage = /*#__PURE__*/ remember(100, SoLanguage.read)
const readAcceptLanguage = /*#__PURE__*/ remember(100, AcceptLanguage.read)

/** `SO-Language` wins over `Accept-Language`, also where it cancels the translation. */
const languageOf = (fields: Fields): O.Option<string> => {
  const own = fields(SoLanguage.name)
  if (O.isSome(own))
    return O.filter((language: string) => !SoLanguage.isUntranslated(language))(readSoLanguage(own.value))
  const accepted = fields(AcceptLanguage.name)
  return O.isSome(accepted) ? readAcceptLanguage(accepted.value) : O.none
}

interface Zone {
  /** The IANA name. */
  readonly name: string
  readonly includeOffset: boolean
}

/** The zone that the caller asks for; none for a code that is not in the table. */
const zoneOf = (fields: Fields, { zones, assumptions }: Settings): O.Option<Zone> => {
  const asked = fields(SoTimeZone.name)
  if (O.isNone(asked) || assumptions.timeZone === 'ignored') return O.none
  return F.pipe(
    SoTimeZone.read(asked.value),
    O.chain(({ zone, includeOffset }) => {
      const code = String(zone).toUpperCase()
      return Object.hasOwn(zones, code) ? O.some({ name: zones[code] ?? 'UTC', includeOffset }) : O.none
    }),
  )
}

/** The input with its date-times as they are meant: those without an offset are in the caller's zone. */
export const inZoneOf =
  (settings: Settings, fields: Fields, codec: t.Any) =>
  <Input>(input: Input): Input => {
    const zone = zoneOf(fields, settings)
    return O.isNone(zone)
      ? input
      : (mapLeaves(codec, { ...unchanged, dateTime: fromZone(zone.value.name) })(input) as Input) // dates stay dates
  }

/** What the caller gets of what was handled. */
export const localized =
  (settings: Settings, fields: Fields, codec: t.Any) =>
  (value: unknown): unknown => {
    const language = languageOf(fields)
    const zone = zoneOf(fields, settings)
    const hides = settings.assumptions.passwords === 'hidden'
    if (O.isNone(language) && O.isNone(zone) && !hides) return value
    return mapLeaves(codec, {
      text: O.isNone(language) ? unchanged.text : translate(settings.resources, language.value),
      dateTime: O.isNone(zone) ? unchanged.dateTime : toZone(zone.value.name, zone.value.includeOffset),
      secret: hides ? () => null : unchanged.secret,
    })(value)
  }

/** The part of a value that the parameter `$select` names, if the operation has one and was given it. */
export const selected =
  ({ query }: Pick<Parameters<unknown>, 'query'>, input: unknown) =>
  (value: unknown): unknown => {
    const list = query.includes('$select') && t.UnknownRecord.is(input) ? input['$select'] : undefined
    return typeof list === 'string' ? select(list)(value) : value
  }

/**
 * The response that carries a value, or `null`: every type that answers come in can say it. A type that cannot carry the
 * value is one more that does not fit: JSON all the same, or 406.
 */
export const written =
  ({ notAcceptable }: Assumptions, { status, codec }: Pick<Answer<unknown>, 'status' | 'codec'>, asked: MediaType) =>
  (value: unknown): E.Either<Refusal, HttpResponse> => {
    if (status === 204) return E.right({ status, headers: [], body: new Uint8Array() })
    const write = (mediaType: MediaType) =>
      E.map((body: Uint8Array) => ({ status, headers: [['Content-Type', contentTypeOf(mediaType)] as const], body }))(
        mediaType.write(codec)(value),
      )
    const body = write(asked)
    return E.mapLeft(({ reason }: WriteFailure) => notWritable(reason))(
      E.isLeft(body) && notAcceptable === 'json' ? write(json) : body,
    )
  }

/** Whether a type is JSON by any of its names. */
export const isJson = ({ names: [name] }: MediaType): boolean => /[/+]json$/.test(name)
