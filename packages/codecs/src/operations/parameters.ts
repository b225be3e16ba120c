/** The kinds of parameters that operations have. */
import * as t from 'io-ts'
import type { Parameters } from './Operation.js'

const asGiven = <A>(a: A): A => a

/** The body is the parameter. */
export const body = <Input>(codec: t.Type<Input>, complete: (input: Input) => Input = asGiven): Parameters<Input> => ({
  codec,
  query: [],
  hasBody: true,
  complete,
})

/** Every parameter travels in the query. */
export const query = <Input>(
  codec: t.Type<Input>,
  ...names: ReadonlyArray<keyof Input & string>
): Parameters<Input> => ({
  codec,
  query: names,
  hasBody: false,
  complete: asGiven,
})

/** No parameters. A body is ignored: some clients send `null`. */
export const nothing: Parameters<void> = {
  codec: t.unknown as t.Type<void>, // accepts any body, because nothing reads it
  query: [],
  hasBody: false,
  complete: asGiven,
}
