/**
 * The credentials that pacts are written with. `authorization` is the documented page's own; the others are made up in the
 * form that the documentation shows. None of them opens a real server, so a pact file may hold them.
 */
export const publishedCredentials = {
  authorization: 'Basic dGplMDpUamUw',
  ticket: '7T:sample-ticket',
  token: '8A:sample-token',
  appToken: 'sample-app-token',
  xsrfToken: 'sample-xsrf-token',
  cookie: 'XSRF-TOKEN=sample-xsrf-token',
} as const

/** The headers of the documented user, whose credentials a forwarder replaces. */
export const asDocumentedUser = [['Authorization', publishedCredentials.authorization]] as const
