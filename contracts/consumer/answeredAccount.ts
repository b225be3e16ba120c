/**
 * What a contract demands of a response with an account: the eight properties that every version has, by kind, and what
 * the operation means, literally. Rights, later properties and unknown ones are free.
 */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { EMailAccount } from '@so-email/codecs'
import { demanded } from './demanded.js'
import { type Body, json, type Rule } from './Interaction.js'
import { anyId, jsonRules } from './jsonRules.js'

type Members = Readonly<Record<string, unknown>>

/**
 * A value of the provider state, compared literally. A verifier of pact puts values of states into requests only, so the
 * example is what a state has to bring about; the verifier of this project puts them into responses too.
 */
export const fromState = <A extends string | number>(name: string, example: A): M.Matcher<A> => ({
  ...M.fromProviderState(`\${${name}}`, example),
  'pact:matcher:type': 'equality',
})

/** The id, the address and the owner of the account of a state. */
export const stateId = 270
export const stateAddress = 'sample@example.test'
export const stateAssociateId = 244

export const existingId = M.fromProviderState(`\${id}`, stateId)
export const callerId = M.fromProviderState(`\${associateId}`, stateAssociateId)
export const ofCaller = { AssociateId: fromState('associateId', stateAssociateId) }
export const ofState = { EMailAccountId: fromState('id', stateId), ...ofCaller }

const pick = (account: Members): Members => Object.fromEntries(demanded.map((name) => [name, account[name]]))

/** The kinds of what is demanded; an example without a text is taken for one with an empty text. */
const withTexts = (account: Members): Members => ({ ...account, ErrorReason: account['ErrorReason'] ?? '' })

/** An account whose kinds are those of the example, except for what it has literally. */
export const account = (example: Members, literal: Members, rules: ReadonlyArray<Rule> = []): Body => {
  const body = { ...withTexts(pick(example)), ...literal }
  const free = jsonRules(EMailAccount, body).filter(
    ({ path }) => !Object.keys(literal).some((name) => path === `$.${name}` || path.startsWith(`$.${name}.`)),
  )
  return json(body, [...free, ...rules])
}

/** An account that was created: its id is one that was given to it. */
export const created = (example: Members, literal: Members): Body => {
  const body = account(example, literal)
  return body._tag === 'Json'
    ? { ...body, rules: [...body.rules.filter(({ path }) => path !== '$.EMailAccountId'), anyId('$.EMailAccountId')] }
    : body
}
