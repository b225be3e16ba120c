/**
 * An interaction with the values of a running server's state in place of the examples. A verifier of pact puts them into
 * a request only; what a response has to bring back, such as the id of the account that was updated, stands here.
 */
import { function as F } from 'fp-ts'
import * as t from 'io-ts'
import { mapTexts } from '../pact/mapTexts.js'
import type { PactInteraction } from '../pact/Pact.js'

type Values = Readonly<Record<string, unknown>>

const Generated = t.type({
  generators: t.type({ body: t.record(t.string, t.type({ expression: t.string })) }),
  body: t.type({ content: t.unknown }),
})

const nameOf = (expression: string): string => expression.replace(/^\$\{(.*)\}$/, '$1')

const isRecord = t.UnknownRecord.is

/** A value with another one at a path, as `$.IncomingCredentials.ServiceAuthId`. */
const setAt = (value: unknown, [name, ...rest]: ReadonlyArray<string>, member: unknown): unknown => {
  if (name === undefined) return member
  return isRecord(value) && Object.hasOwn(value, name) ? { ...value, [name]: setAt(value[name], rest, member) } : value
}

const withGenerated =
  (values: Values) =>
  <A>(part: A): A => {
    if (!Generated.is(part)) return part
    const content = Object.entries(part.generators.body)
      .filter(([, { expression }]) => Object.hasOwn(values, nameOf(expression)))
      .reduce<unknown>(
        (whole, [path, { expression }]) => setAt(whole, path.split('.').slice(1), values[nameOf(expression)]),
        part.body.content,
      )
    return { ...part, body: { ...part.body, content } }
  }

/** Texts that are no JSON (text/json, XML, a form, an expression) have the owner of the account in one of these forms. */
const withOwner = (associateId: unknown) =>
  mapTexts((text) =>
    text.replace(/(AssociateId"?(?:\\s\*)?\s*[:=>](?:\\s\*)?\s*)\d+/g, (_, name) => `${name}${associateId}`),
  )

/** The interaction for the values of its states. */
export const withStateValues =
  (values: Values) =>
  (interaction: PactInteraction): PactInteraction => {
    const owned = Number.isInteger(values['associateId']) ? withOwner(values['associateId']) : F.identity
    const { request, response } = interaction
    return { ...interaction, request: owned(request), response: owned(withGenerated(values)(response)) }
  }
