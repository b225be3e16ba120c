/** The ways to authenticate, each with a value or with a function that promises one. */
import { either as E } from 'fp-ts'
import * as Task from '../auth/Auth.js'
import { leftOnThrow } from '../runtime/leftOnThrow.js'

export type { Auth } from '../auth/Auth.js'

/**
 * A value, or a function that promises one: it is called when credentials are first needed, when they are rejected, and shortly
 * before they expire, if the value comes with that time.
 */
export type Source<A extends string | object> = A | Task.Expiring<A> | (() => Promise<A | Task.Expiring<A>>)

const promised =
  <A extends string | object>(auth: (source: Task.Source<A>) => Task.Auth) =>
  (source: Source<A>): Task.Auth =>
    // The text of a rejection may quote a response that held the secret.
    auth(isPromising(source) ? unlessRejected(async () => E.right(await source())) : source)

const unlessRejected = /*#__PURE__*/ leftOnThrow(() => 'their source rejected')

const isPromising = <A extends string | object>(source: Source<A>): source is () => Promise<A | Task.Expiring<A>> =>
  typeof source === 'function'

/** A user name and a password, for an installation on site. */
export const basic = /*#__PURE__*/ promised(Task.basic)

/** A ticket, `7T:...` or `7A:...`; Online also needs `appToken`. */
export const soTicket = /*#__PURE__*/ promised(Task.soTicket)

/** An OAuth access token, `8A:...`; it lives for an hour. */
export const bearer = /*#__PURE__*/ promised(Task.bearer)

/** The `XSRF-TOKEN` of the session that a browser is logged in to; the browser sends the session's cookie along. */
export const xsrf = /*#__PURE__*/ promised(Task.xsrf)
