import { either as E, function as F, record as R } from 'fp-ts'
import type * as t from 'io-ts'

/** Values as a query has them, by their names. */
export type Texts = Readonly<Record<string, string>>

type Values = Readonly<Record<string, unknown>>

const parsed = (text: string): unknown =>
  F.pipe(
    E.tryCatch((): unknown => JSON.parse(text), F.constVoid),
    E.getOrElse((): unknown => text),
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
    const values = F.pipe(texts, R.map(parsed))
    const wrong = refused(codec, values)
    return F.pipe(
      texts,
      R.filterWithIndex((name) => wrong.has(name)),
      (asTexts) => ({ ...values, ...asTexts }),
    )
  }
