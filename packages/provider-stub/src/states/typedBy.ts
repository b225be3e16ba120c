import { either as E, function as F, option as O } from 'fp-ts'
import type * as t from 'io-ts'

/** Values as a query has them, by their names. */
export type Texts = Readonly<Record<string, string>>

type Values = Readonly<Record<string, unknown>>

/** A text has quotes only if they are a part of it. */
const parsed = (text: string): unknown =>
  F.pipe(
    O.tryCatch((): unknown => JSON.parse(text)),
    O.filter((value) => typeof value !== 'string'),
    O.getOrElse((): unknown => text),
  )

/** The names of the properties that a codec refuses, as far as the codec names them. */
const refused = (codec: t.Any, values: Values): ReadonlySet<string> =>
  F.pipe(
    codec.decode(values),
    E.match(
      (errors) => new Set(errors.flatMap(({ context }) => context.map(({ key }) => key))),
      () => new Set(),
    ),
  )

/** Texts as values of a codec. A verifier writes all but texts as JSON, so a text that is JSON is a text only where the codec has one. */
export const typedBy =
  (codec: t.Any) =>
  (texts: Texts): Values => {
    const entries = Object.entries(texts)
    const values = Object.fromEntries(entries.map(([name, text]) => [name, parsed(text)]))
    const wrong = refused(codec, values)
    return { ...values, ...Object.fromEntries(entries.filter(([name]) => wrong.has(name))) }
  }
