/** The kinds of wrong and right providers, as `docs/how-to/my-provider-is-red.md` has a row for each; with their names. */
import { serverVersions } from '@so-email/codecs'
import { rights } from '../right-providers/rights.js'
import type { wrongs } from '../wrong-providers/wrongs.js'
import { all } from './changes.js'
import type { Provider } from './Provider.js'

type Kinds<Providers> = Readonly<Record<string, ReadonlyArray<keyof Providers & string>>>

/** By the beginning of the row. */
export const wrongKinds: Kinds<typeof wrongs> = {
  'makes a new account at an update': [
    'makes a new account at every update',
    'makes a new account at every update, and returns the id of the old one',
  ],
  'changes what is saved': [
    'responds to every save with another address',
    'responds to every save with another associate',
    'responds to every save with other folders',
    'responds to every save with another SimpleMode',
    'forgets UseGraphApi',
    'saves another address than that of a request in XML',
    'saves another address than that of a request in text/json',
    'responds to an update with an object for credentials that it removed',
    'responds to an update with the account before it',
  ],
  'forgets one of the folders': [
    'has a SentFolder and forgets it at an update',
    'has a SentFolder and always forgets it',
    'returns null where a text was saved',
    'cuts dates to milliseconds',
    'drops a property that it does not know',
  ],
  'stores credentials as others': [
    'stores credentials with another server',
    'stores credentials with another user name',
    'stores credentials with another password',
    'stores credentials without their port',
    'stores incoming credentials as outgoing ones',
  ],
  'saves, updates or deletes nothing': [
    'saves nothing, and responds as if it had',
    'updates nothing, and responds as if it had',
    'keeps only the address and the owner of an account',
    'stores no credentials, and responds as if it had',
    'stores no folders, and responds as if it had',
    'stores no UseGraphApi, and responds as if it had',
    'deletes nothing',
    'responds with 500 and deletes',
    'responds with 500 and synchronises',
  ],
  'deletes more than it should': ['deletes every account'],
  'gives two accounts one id': [
    'gives every new account the same id',
    'gives a new account no id',
    'gives a new account a negative id',
    'gives a new account no id in XML',
    'gives a new account no id in text/json',
    'saves a default account at once',
  ],
  'responds with another account': [
    'responds to GetEMailAccount with another account',
    'ignores the id of GetEMailAccount',
    'ignores the address of GetEMailAccountFromEMailAddress',
    'finds the account of another associate by an address',
    'gives a default account to another associate',
    'returns the current account of another associate',
    'returns the id of another current account',
    'lists no account that is due',
    'lists another account than the one that is due',
    'lists one more account than are due',
    'lists an account that is due where there is none',
  ],
  'has another form': [
    'writes an integer as a text',
    'writes a status as a word',
    'writes an integer with a fraction',
    'writes an ErrorReason as a number',
    'writes an ErrorReason as a list',
    'leaves out the ErrorReason',
    'leaves out the credentials where there are none',
    'returns an object for missing credentials',
    'writes a date as .NET once did',
    'writes SimpleMode as a boolean',
    'returns field properties of the wrong kind',
    'returns field properties without a documented member',
    'writes a mask as a list',
    'writes names in camelCase',
    'returns a list of one account',
    'puts the account into an object',
    'writes the id of the current account as a text',
    'writes the ids of the accounts that are due as texts',
    'writes an integer of XML as a word',
    'leaves out a property in XML',
    'writes an integer as a text in text/json',
    'writes a word behind the end of a line in text/json',
    'puts the account into an object in text/json',
    'leaves out a property in text/json',
    'writes an integer with a fraction in text/json',
    'writes an id with a fraction in text/json',
    'breaks off before the closing brace in text/json',
    'writes null as a text',
    'returns an empty object for an account that is not there',
    'writes the result of a login as a text',
    'has no defaults of a connection',
    'leaves out UseSSL in the defaults of a connection',
  ],
  'has another status or content type': [
    'responds with 201 to a save',
    'responds with JSON as text/html',
    'responds without a content type',
    'responds with JSON where XML was requested',
    'responds to a wrong password with JSON',
  ],
  'reports errors in another form': [
    'responds with the documented error object and 200',
    'refuses with another error object',
    'refuses with an error object whose Error is false',
    'responds with 200 where it refuses',
    'offers no way to log in',
  ],
  'lets in who may not': [
    'lets anybody in',
    'needs no token of the application for a ticket Online',
    'takes a user and a password Online',
    'needs no X-XSRF-TOKEN in a session',
    'takes any X-XSRF-TOKEN in a session',
    'lets an application in that was not granted the agent',
    'knows no ticket',
  ],
  'ignores `Accept-Language`': [
    'ignores Accept-Language',
    'ignores SO-Language',
    'translates without a language',
    'translates by the culture alone',
    'ignores SO-TimeZone',
  ],
  'has another state of a tenant': [
    'returns the state of another tenant',
    'reports every tenant as running',
    'writes IsRunning as a text',
    'writes a state as a number',
    'returns a path as the endpoint',
    'returns no time until which a state holds',
    'responds with 404 where a tenant was',
    'redirects from where a tenant was',
  ],
  'decides otherwise about a login': [
    'reports a login that fails as one that succeeds',
    'reports a login that succeeds as one that fails',
    'checks a login for incoming mail at the server for outgoing mail',
    'checks a login for outgoing mail at the server for incoming mail',
    'reports a working account as a broken one',
    'reports a domain as one without mail exchangers',
    'reports a domain as one without the sender policy',
    'answers true to every login and domain',
    'answers false to every login and domain',
  ],
  'differs from the documented exchange': [
    'leaves out a documented property',
    'leaves out a property that is null',
    'responds to the documented request with "hick"',
  ],
}

/** By the beginning of the row. */
export const rightKinds: Kinds<typeof rights> = {
  'has rights as objects': [
    'returns TableRight and FieldRight as objects',
    'writes masks as numbers, and reasons as null',
    'returns no rights',
    'returns FieldProperties as null',
    'returns rights inside credentials',
  ],
  'has fewer or more properties': [
    ...serverVersions.map((version) => `is of version ${version}`),
    'has no SimpleMode, as version 12.4',
    'has no UseGraphApi, as version 10.3',
    'has folders and no other later property, as version 9',
    'has eight properties, as version 8',
    'returns one more property',
  ],
  'has both folders as `null`': ['has no folders'],
  'has `LastFetch` to the second': [
    'writes LastFetch to the second and without an offset',
    'keeps its own LastFetch',
    'ignores SO-TimeZone',
  ],
  'drops a property that it does not know': ['drops a property that it does not know'],
  'writes JSON or XML in another order': [
    'writes properties in another order',
    'writes white space between values',
    'responds without a charset',
    'spells the charset in capitals',
    'writes XML with a declaration, white space and another order',
  ],
  'has any `ErrorReason`': [
    'returns an ErrorReason that begins with a digit',
    'returns an ErrorReason that looks like JSON',
    'returns an empty ErrorReason',
    'returns an ErrorReason of null',
    'keeps its own AccountStatus and ErrorCount',
    'stores the read-only properties of a request',
  ],
  'has other defaults of a connection': [
    'has other defaults of a connection',
    'returns null for the texts of a connection',
  ],
  'has other ids and another associate': [
    'belongs to another associate',
    'gives ids that are far apart',
    'names no associate in the accounts that are due',
  ],
  'hides passwords': [
    'hides passwords',
    'hides passwords in what it reads',
    'refuses the address of another account',
    'compares the case of addresses',
    'refuses an unknown id',
    'responds with 204 where there is nothing',
    'refuses to delete an account that does not exist',
    'keeps a text of any length',
    'refuses with an error object under 200',
    'responds with 401 to an application that was not granted the agent',
    'returns null for an unknown address',
  ],
  'has a login page in other words': [
    'names another realm',
    'has a login page in other words',
    'sends further headers',
  ],
}

const isFuzz = process.env['FUZZ_RUNS'] !== undefined

/** A server of the first version lacks what others differ in, so it is one of its own. */
const [oldest = ''] = rightKinds['has fewer or more properties'] ?? []
const firsts = Object.values(rightKinds).flatMap(([first = '']) => (first === oldest ? [] : (rights[first] ?? [])))

/** Right in one way of each other kind at once. */
const rightInAll: Provider = {
  change: all(...firsts.map(({ change }) => change)),
  options: {
    ...Object.assign({}, ...firsts.map(({ options }) => options)),
    assumptions: Object.assign({}, ...firsts.map(({ options }) => options?.assumptions)),
  },
  noticedBy: {},
  because: firsts.map(({ because }) => because).join('; '),
  leavesOut: firsts.flatMap(({ leavesOut = [] }) => leavesOut),
}

/** Two servers have one of each kind, because every verification takes a second or two; `pnpm fuzz contracts` verifies each of them. */
export const verifiedRights: ReadonlyArray<readonly [string, Provider]> = isFuzz
  ? Object.entries(rights)
  : [
      ...Object.entries(rights).filter(([name]) => name === oldest),
      ['differs in one way of each other kind', rightInAll],
    ]
