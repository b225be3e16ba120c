import * as t from 'io-ts'
import { isRecord, validating } from './option.js'

/** Properties without those that are `undefined`. */
export type Defined<A> = { readonly [K in keyof A]: Exclude<A[K], undefined> }

/** Without properties that are `undefined`, which in JavaScript often means "not given"; with those that are inherited. */
export const defined = <A extends object>(given: A): Defined<A> => {
  const names: Array<string> = []
  for (const name in given) names.push(name)
  const properties = names.map((name) => [name, Reflect.get(given, name)] as const)
  return Object.fromEntries(properties.filter(([, value]) => value !== undefined)) as never // what remains of `A`
}

type Given<P extends t.Props> = Defined<t.TypeOf<t.PartialC<P>>>

/** The codec of options each of which may be left out. */
export const givenOptions = <P extends t.Props>(props: P): t.Type<Given<P>, unknown, unknown> => {
  const codec = t.partial(props)
  return validating<Given<P>>('a plain object of options', (given, context) => {
    const validated = isRecord(given) ? codec.validate(defined(given), context) : t.failure(given, context)
    return validated as t.Validation<Given<P>> // what it was given has nothing that is `undefined`
  })
}
