/**
 * Finds a name that nobody reads in what a person has written: options, parameters of provider states, faults. A misspelled name
 * of something optional would leave that at its default without a word. Accounts may have properties that the stub does not know.
 */
import { EMailAccount } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import * as t from 'io-ts'
import { shown } from '../refusal/shown.js'

/** The codecs with parts; io-ts does not declare `_tag` on `Type`, and any other one has no names. */
type WithParts =
  | t.InterfaceType<t.AnyProps>
  | t.PartialType<t.AnyProps>
  | t.IntersectionType<Array<WithParts>>
  | t.UnionType<Array<t.Any>>
  | t.ReadonlyArrayType<t.Any>

type ObjectCodec = Exclude<WithParts, t.UnionType<Array<t.Any>> | t.ReadonlyArrayType<t.Any>>

const propsOf = (codec: ObjectCodec): t.AnyProps =>
  codec._tag === 'IntersectionType'
    ? Object.fromEntries(codec.types.flatMap((part) => Object.entries(propsOf(part as ObjectCodec)))) // the parts of an `entity` are objects
    : codec.props

const strangerOf = (codec: t.Any, value: unknown, place: string): O.Option<string> => {
  if (codec === EMailAccount) return O.none
  const known = codec as WithParts // the default is for all others
  switch (known._tag) {
    case 'ReadonlyArrayType':
      return Array.isArray(value) ? firstOf(value.map((each, i) => [known.type, each, `${place}[${i}]`])) : O.none
    case 'UnionType':
      return F.pipe(
        O.fromNullable(known.types.find(({ is }) => is(value))),
        O.chain((member) => strangerOf(member, value, place)),
      )
    case 'InterfaceType':
    case 'PartialType':
    case 'IntersectionType':
      return t.UnknownRecord.is(value) ? strangerAmong(propsOf(known), value, place) : O.none
    default:
      return O.none
  }
}

type Part = readonly [codec: t.Any, value: unknown, place: string]

/** A loop, because a list may be long, and the first one counts. */
const firstOf = (parts: ReadonlyArray<Part>): O.Option<string> => {
  for (const part of parts) {
    const found = strangerOf(...part)
    if (O.isSome(found)) return found
  }
  return O.none
}

const strangerAmong = (
  props: t.AnyProps,
  value: Readonly<Record<string, unknown>>,
  place: string,
): O.Option<string> => {
  const at = (name: string) => (place === '' ? name : `${place}.${name}`)
  const names = Object.keys(props)
  return F.pipe(
    Object.keys(value),
    (own) => O.fromNullable(own.find((name) => !names.includes(name))),
    O.match(
      () => firstOf(Object.entries(props).map(([name, codec]) => [codec, value[name], at(name)])),
      (name) => O.some(`there is no ${shown(at(name))}${names.length === 0 ? '' : `, only: ${names.join(', ')}`}`),
    ),
  )
}

/** A value that a codec has decoded, or the first name in it that the codec does not have. */
export const checkNames =
  (codec: t.Any) =>
  <A>(value: A): E.Either<string, A> =>
    F.pipe(
      strangerOf(codec, value, ''),
      O.match(() => E.right(value), E.left),
    )
