/** The kinds of right providers, by the beginning of the row that `docs/how-to/my-provider-is-red.md` has for each. */
import { serverVersions } from '@so-email/codecs'
import type { rights } from './rights.js'

export const rightKinds: Readonly<Record<string, ReadonlyArray<keyof typeof rights>>> = {
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
    'writes a line break behind its JSON',
    'responds without a charset',
    'spells the charset in capitals',
    'writes the media type in capitals',
    'begins with a byte order mark',
    'compresses with Brotli',
    'writes XML as the serializer of data contracts does',
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
    'returns empty texts for those of a connection',
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
    'names the scheme in lower case',
    'offers several ways to log in',
    'has a login page in other words',
    'sends further headers',
  ],
}
