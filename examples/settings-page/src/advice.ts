/** A sentence for the person in front of the page, for each error that the client has. */
import { type ClientError, matchClientError } from '@so-email/client'

const logIn = () => 'Log in again.'
const later = () => 'SuperOffice cannot do it now. Try again later.'
const unclear = () => 'It may have been saved or not. Load the page again.'

/** It does not compile with a case left out. */
export const advice: (error: ClientError) => string = matchClientError({
  InvalidInput: () => 'Correct what you entered.',
  CredentialsFailed: logIn,
  NotAuthenticated: logIn,
  Forbidden: () => 'You may not change this mailbox.',
  NotFound: () => 'Somebody deleted this mailbox.',
  Rejected: ({ rejection }) => `SuperOffice refused it: ${rejection.message ?? 'without a reason'}`,
  Throttled: later,
  TenantUnavailable: later,
  ServerFailed: later,
  ConnectionFailed: ({ sent }) => (sent ? unclear() : 'SuperOffice cannot be reached.'),
  TimedOut: unclear,
  Aborted: unclear,
  NotUnderstood: () => 'The answer of SuperOffice is not what this page expects.',
})
