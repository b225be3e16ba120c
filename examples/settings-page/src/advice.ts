/** A sentence for the person in front of the page, for each error that the client has. */
import { type ClientError, matchClientError } from '@so-email/client'

const isSave = ({ request }: ClientError): boolean => request.operation === 'SaveEMailAccount'

const logIn = () => 'Log in again.'
const later = () => 'SuperOffice cannot do it now. Try again later.'
const unreachable = () => 'SuperOffice cannot be reached.'

/** A save may have been carried out although its response is missing or wrong; a read changes nothing. */
const unclear = (sentence: () => string) => (error: ClientError) =>
  isSave(error) ? 'It may have been saved or not. Load the page again.' : sentence()

/** It does not compile with a case left out. */
export const advice: (error: ClientError) => string = matchClientError({
  InvalidInput: (error) => (isSave(error) ? 'Correct what you entered.' : 'The address of this page names no mailbox.'),
  CredentialsFailed: logIn,
  NotAuthenticated: logIn,
  Forbidden: () => 'You may not change this mailbox.',
  NotFound: () => 'Somebody deleted this mailbox.',
  Rejected: ({ rejection }) => `SuperOffice refused it: ${rejection.message ?? 'without a reason'}`,
  Throttled: later,
  TenantUnavailable: later,
  ServerFailed: unclear(later),
  ConnectionFailed: (error) => (error.sent ? unclear(unreachable)(error) : unreachable()),
  TimedOut: unclear(later),
  Aborted: unclear(later),
  NotUnderstood: unclear(() => 'The answer of SuperOffice is not what this page expects.'),
})
