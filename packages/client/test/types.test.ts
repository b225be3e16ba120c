// What must compile, and what must not. `tsc` is the judge; nothing here runs.
import type { EMailAccount, SaveEMailAccountRequest } from '@so-email/codecs'
import type { taskEither as TE } from 'fp-ts'
import { expectTypeOf, test } from 'vitest'
import {
  type Auth,
  basic,
  bearer,
  type ClientConfig,
  type ClientError,
  makeClient,
  matchClientError,
} from '../src/index.js'

const check = (_: () => unknown) => {}

test('a function of the client takes the input of its operation and gives its output', () => {
  type Save = Client['saveEMailAccount']
  expectTypeOf<Parameters<Save>[0]>().toEqualTypeOf<SaveEMailAccountRequest>()
  expectTypeOf<ReturnType<Save>>().toEqualTypeOf<TE.TaskEither<ClientError, EMailAccount>>()
})

test('the base URL and the credentials must be given', () => {
  // @ts-expect-error a client without credentials is refused
  check(() => makeClient({ baseUrl: 'https://host.test' }))
  // @ts-expect-error a client without a site is refused
  check(() => makeClient({ auth: bearer('8A:abc') }))
  // @ts-expect-error a misspelled option is refused
  check(() => makeClient({ baseUrl: 'https://host.test', auth: bearer('8A:abc'), timeOut: 5 }))
  // @ts-expect-error credentials are made by basic, soTicket, bearer or xsrf: a bare text is refused
  check((): ClientConfig => ({ baseUrl: 'https://host.test', auth: '8A:abc' }))
  // @ts-expect-error a password without a user is refused
  check((): Auth => basic({ password: 'Tje0' }))
})

test('a property of another kind is refused', () => {
  const save = (client: Client) => client.saveEMailAccount
  // @ts-expect-error an address is a text
  check(() => client.saveEMailAccount({ EMailAddress: 5 }))
  // @ts-expect-error there is no such operation
  check(() => client.saveEmailAccount({}))
})

test('the fold of an error is total', () => {
  const say = () => ''
  const most = {
    InvalidInput: say,
    CredentialsFailed: say,
    ConnectionFailed: say,
    TimedOut: say,
    Aborted: say,
    NotAuthenticated: say,
    Forbidden: say,
    Rejected: say,
    Throttled: say,
    ServerFailed: say,
  }
  // @ts-expect-error leaving out a case is refused
  check(() => matchClientError(most))
  check(() => matchClientError({ ...most, NotUnderstood: ({ reason }) => reason }))
  // @ts-expect-error a case that does not exist is refused
  check(() => matchClientError<string>({ ...most, NotUnderstood: say, Unknown: say }))
})

test('an error knows what it holds by its tag', () => {
  check(() => (error: ClientError) => {
    if (error._tag === 'Throttled') expectTypeOf(error.delay).toEqualTypeOf<number | null>()
    // @ts-expect-error not every error has a status
    return error.status
  })
})
