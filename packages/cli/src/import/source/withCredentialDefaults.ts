/** Credentials of which a CSV has some properties: an account needs all of them, so the others have their defaults. */
import type { ServiceAuth } from '@so-email/codecs'
import * as t from 'io-ts'

/** Credentials of which nothing is known. */
const none: ServiceAuth = { ServiceAuthId: 0, Server: null, Port: 0, AuthType: null, Username: null, Password: null }

const properties = ['IncomingCredentials', 'OutgoingCredentials'] as const

/** The same row, whose credentials lack nothing. */
export const withCredentialDefaults = (row: unknown): unknown =>
  t.UnknownRecord.is(row)
    ? {
        ...row,
        ...Object.fromEntries(
          properties
            .map((name) => [name, row[name]] as const)
            .filter(([, given]) => t.UnknownRecord.is(given))
            .map(([name, given]) => [name, { ...none, ...Object(given) }]),
        ),
      }
    : row
