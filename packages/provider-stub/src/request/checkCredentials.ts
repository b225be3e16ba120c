/** Finds credentials of the options that no request can carry, so that they could never match. */
import { conceal } from '@so-email/codecs'
import { Authorization, SoAppToken, XsrfToken } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { shown } from '../refusal/shown.js'
import type { AuthenticationRules, User } from './authenticate.js'

type Check = (text: string) => boolean

const isTicket: Check = (text) => E.isRight(Authorization.write({ _tag: 'SoTicket', ticket: conceal(text) }))
const isToken: Check = (text) => E.isRight(Authorization.write({ _tag: 'Bearer', token: conceal(text) }))
const isAppToken: Check = (text) => E.isRight(SoAppToken.write(conceal(text)))
const isXsrfToken: Check = (text) => E.isRight(XsrfToken.cookie.write(conceal(text)))

const problemsOf = ({ name, password, tickets = [], tokens = [], xsrfTokens = [] }: User): ReadonlyArray<string> => [
  ...(E.isRight(Authorization.write({ _tag: 'Basic', user: name, password: conceal(password) }))
    ? []
    : [`the name or the password of the user ${shown(name)}`]),
  ...(tickets.every(isTicket) ? [] : [`a ticket of the user ${shown(name)}`]),
  ...(tokens.every(isToken) ? [] : [`a token of the user ${shown(name)}`]),
  ...(xsrfTokens.every(isXsrfToken) ? [] : [`an XSRF token of the user ${shown(name)}`]),
]

/** The rules, or which of their credentials no request can carry; no secret is shown. */
export const checkCredentials = (rules: AuthenticationRules): E.Either<string, AuthenticationRules> => {
  const problems = [
    ...rules.users.flatMap(problemsOf),
    ...(rules.appTokens.every(isAppToken) ? [] : ['a token of an application']),
  ]
  return problems.length === 0 ? E.right(rules) : E.left(`no request can carry ${problems.join(', nor ')}`)
}
