import { conceal, type DecodeFailure } from '@so-email/codecs'
import {
  AcceptLanguage,
  type HeaderField,
  type HttpHeaders,
  SoAppToken,
  SoCulture,
  SoLanguage,
  SoTimeZone,
} from '@so-email/wire'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'
import type { CallOptions } from './ClientConfig.js'
import { all, problem } from './problem.js'

type Written = E.Either<DecodeFailure, HttpHeaders>

/**
 * The headers of the options that write one, or every problem. A module of a header is not passed on whole: a client needs
 * no reader, and a bundler could then not leave it out.
 */
export const writeHeaders = (options: CallOptions): Written =>
  F.pipe(
    all([
      writeText('language', options.language, AcceptLanguage.name, AcceptLanguage.write),
      writeText('soLanguage', options.soLanguage, SoLanguage.name, SoLanguage.write),
      writeText('soCulture', options.soCulture, SoCulture.name, SoCulture.write),
      writeZone(options.soTimeZone),
      writeText('appToken', options.appToken, SoAppToken.name, F.flow(conceal, SoAppToken.write)),
    ]),
    E.map((headers) => headers.flat()),
  )

const writeText = (
  option: string,
  text: string | undefined,
  name: string,
  write: HeaderField<string>['write'],
): Written => {
  if (text === undefined) return E.right([])
  return t.string.is(text) ? writeHeader(option, name, write(text)) : E.left(problem('a text', option))
}

const writeZone = (given: CallOptions['soTimeZone']): Written => {
  if (given === undefined) return E.right([])
  const zone = typeof given === 'object' ? given : { zone: given, includeOffset: false }
  return t.string.is(zone?.zone) || t.number.is(zone?.zone)
    ? writeHeader('soTimeZone', SoTimeZone.name, SoTimeZone.write(zone))
    : E.left(problem('a zone', 'soTimeZone'))
}

const writeHeader = (option: string, name: string, value: ReturnType<HeaderField<string>['write']>): Written =>
  F.pipe(
    value,
    E.bimap(
      ({ reason }) => problem(`another value: ${reason}`, option),
      (text) => [[name, text]],
    ),
  )
