import { reveal } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import type { Credentials } from './Auth.js'

type Field = readonly [name: string, value: string]

/** The header that shows credentials to the server; a Left where they cannot stand in a header. */
export const credentialHeader = (credentials: Credentials): E.Either<string, Field> => {
  const [name, value] = write(credentials)
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
    ? E.right([name, value])
    : E.left('they hold a character that no header can carry')
}

const write = (credentials: Credentials): Field => {
  switch (credentials._tag) {
    case 'Basic':
      return ['Authorization', `Basic ${toBase64(`${credentials.user}:${reveal(credentials.password)}`)}`]
    case 'SoTicket':
      return ['Authorization', `SOTicket ${reveal(credentials.ticket)}`]
    case 'Bearer':
      return ['Authorization', `Bearer ${reveal(credentials.token)}`]
    case 'Xsrf':
      return ['X-XSRF-TOKEN', reveal(credentials.token)]
  }
}

const toBase64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
