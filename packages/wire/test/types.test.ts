/** The types of what is exported, where a caller depends on them. */
import type { Redacted } from '@so-email/codecs'
import type { either as E, option as O, taskEither as TE } from 'fp-ts'
import { describe, expectTypeOf, it } from 'vitest'
import {
  AcceptLanguage,
  Authorization,
  type HeaderFailure,
  type HeaderField,
  type HttpRequest,
  json,
  type MediaType,
  named,
  type ReadFailure,
  type ReceivedResponse,
  RetryAfter,
  type readQuery,
  SoAppToken,
  SoTimeZone,
  type Transport,
  type TransportError,
  type TransportLimits,
  type WriteFailure,
  type writeQuery,
  XsrfToken,
  xml,
} from '../src/index.js'

describe('the type of', () => {
  it('a media type has its names, so that two of them differ', () => {
    expectTypeOf(json).toEqualTypeOf<MediaType<'application/json' | 'text/json'>>()
    expectTypeOf(named(xml, 'text/xml')).toEqualTypeOf<MediaType<'application/xml' | 'text/xml'>>()
    expectTypeOf<MediaType<'a'>>().not.toExtend<MediaType<'b'>>()
    // @ts-expect-error a media type has no name of another one
    expectTypeOf(() => named(xml, 'text/json')).toBeFunction()
  })

  it('reading and writing has a failure of its own', () => {
    expectTypeOf<ReturnType<ReturnType<MediaType['read']>>>().toEqualTypeOf<E.Either<ReadFailure, unknown>>()
    expectTypeOf<ReturnType<ReturnType<MediaType['write']>>>().toEqualTypeOf<E.Either<WriteFailure, Uint8Array>>()
    expectTypeOf<ReturnType<ReturnType<typeof writeQuery>>>().toEqualTypeOf<E.Either<WriteFailure, string>>()
    expectTypeOf<ReturnType<ReturnType<typeof readQuery>>>().toEqualTypeOf<
      E.Either<ReadFailure, Readonly<Record<string, unknown>>>
    >()
  })

  it('a header module is that of a header field', () => {
    expectTypeOf(Authorization).toExtend<HeaderField<Authorization.Authorization>>()
    expectTypeOf(AcceptLanguage).toExtend<HeaderField<string>>()
    expectTypeOf(SoAppToken).toExtend<HeaderField<Redacted<string>>>()
    expectTypeOf(SoTimeZone).toExtend<HeaderField<SoTimeZone.SoTimeZone>>()
    expectTypeOf(XsrfToken).toExtend<HeaderField<Redacted<string>>>()
    expectTypeOf(RetryAfter.read).toEqualTypeOf<(now: number) => (text: string) => O.Option<number>>()
    expectTypeOf(RetryAfter.write).toEqualTypeOf<(milliseconds: number) => E.Either<HeaderFailure, string>>()
  })

  it('a transport is a function to a TaskEither', () => {
    expectTypeOf<Transport>().toEqualTypeOf<
      (request: HttpRequest, limits: TransportLimits) => TE.TaskEither<TransportError, ReceivedResponse>
    >()
    expectTypeOf<TransportError['_tag']>().toEqualTypeOf<
      'Aborted' | 'NotConnected' | 'Disconnected' | 'TooLarge' | 'Unreadable' | 'OpaqueRedirect'
    >()
  })
})
