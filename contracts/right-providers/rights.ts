/**
 * Providers that differ from the stub in one way each and are right: the documentation does not state what they do
 * otherwise, and our client understands them. A contract that notices one of them demands too much.
 */
import {
  getCurrentAccount,
  getEMailAccount,
  getEMailAccountFromEMailAddress,
  getReadySyncEmailAccounts,
} from '@so-email/codecs'
import { type StubOptions, sampleAccount, sampleUser } from '@so-email/provider-stub'
import {
  accounts,
  all,
  asItIs,
  credentials,
  json,
  of,
  responding,
  savedAccounts,
  set,
  text,
  textIn,
  without,
  xml,
} from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import { connections } from './connections.js'
import { messages } from './messages.js'
import { right } from './right.js'
import { versions } from './versions.js'

/** A stub that assumes otherwise. */
const assuming = (
  because: string,
  assumptions: NonNullable<StubOptions['assumptions']>,
  leavesOut: ReadonlyArray<string> = [],
): Provider => right(because, asItIs, { options: { assumptions }, leavesOut })

const hidden = credentials((members) => ({ ...members, Password: null }))

const fullRight = { Mask: 'FULL', Reason: '' }
const fieldRights = {
  EMailAddress: {
    FieldRight: { Mask: 'Update, UIHintMandatory', Reason: '' },
    FieldType: 'System.String',
    FieldLength: 255,
  },
}

/** An ErrorReason in every type of a response. */
const errorReason = (reason: string): Change =>
  all(
    savedAccounts((account) => ({ ...account, ErrorReason: translated(account, reason) })),
    xml((body) =>
      body.replace(/<ErrorReason[^>]*\/>|<ErrorReason>[^<]*<\/ErrorReason>/, `<ErrorReason>${reason}</ErrorReason>`),
    ),
  )

/** A text that a language decides about stays. */
const translated = ({ ErrorReason }: { readonly ErrorReason?: unknown }, reason: string) =>
  typeof ErrorReason === 'string' && /SR_|Nom/.test(ErrorReason) ? ErrorReason : reason

const reversed = (account: object) => Object.fromEntries(Object.entries(account).reverse())

const documentedElsewhere = 'fixtures of the official client have it so'

export const rights: Readonly<Record<string, Provider>> = {
  ...versions,
  ...connections,
  ...messages,
  'returns TableRight and FieldRight as objects': right(
    documentedElsewhere,
    accounts((account) => ({ ...account, TableRight: fullRight, FieldProperties: fieldRights })),
  ),
  'writes masks as numbers, and reasons as null': right(
    'an older article has numbers, and a reason is blank when nothing is denied',
    accounts((account) => ({
      ...account,
      TableRight: { Mask: 15, Reason: null },
      FieldProperties: { EMailAddress: { FieldRight: { Mask: 3, Reason: null }, FieldType: null, FieldLength: 0 } },
    })),
  ),
  'returns no rights': right('rights are optional in every version', without('TableRight', 'FieldProperties')),
  'returns FieldProperties as null': right('the property is nullable', set('FieldProperties', null)),
  'has no folders': right(
    'they are there "if available in the db"',
    accounts((account) => ({ ...account, InboxFolder: null, SentFolder: null })),
  ),
  'writes LastFetch to the second and without an offset': right(
    'a database column without fractions',
    text((body) => body.replace(/"LastFetch":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)[^"]*"/, '"LastFetch":"$1"')),
  ),
  'keeps its own LastFetch': right('the server fetches, not the client', set('LastFetch', '2024-07-01T10:00:00Z')),
  'drops a property that it does not know': right('no page documents it', without('PropertyOfTomorrow')),
  'returns one more property': right(
    'versions add properties',
    accounts((account) => ({ Tomorrow: { a: [1] }, ...account })),
  ),
  'writes properties in another order': right('JSON objects have no order', accounts(reversed)),
  'returns an ErrorReason that begins with a digit': right(
    'mail servers respond so',
    errorReason('550 5.1.1 no such user'),
  ),
  'returns an ErrorReason that looks like JSON': right('it is a text', errorReason('[object Object]')),
  'returns an empty ErrorReason': right('there is no error', errorReason('')),
  'returns an ErrorReason of null': right(
    'the property is nullable',
    savedAccounts((account) => ({ ...account, ErrorReason: translated(account, '') || null })),
  ),
  'keeps its own AccountStatus and ErrorCount': right(
    'they are read-only',
    accounts((account) => ({ ...account, AccountStatus: 4, ErrorCount: 7 })),
  ),
  'stores the read-only properties of a request': assuming('"Readonly" may be for people', { readOnly: 'written' }),
  'returns rights inside credentials': right(
    'the samples of older pages have them',
    credentials((members) => ({ ...members, TableRight: {}, FieldProperties: {} })),
  ),
  'hides passwords': assuming('a password may be null', { passwords: 'hidden' }, ['assumption:passwords']),
  'hides passwords in what it reads': right(
    'a password may be null',
    all(...[getEMailAccount, getEMailAccountFromEMailAddress, getCurrentAccount].map((read) => of(read, hidden))),
  ),
  'refuses the address of another account': assuming(
    'versions before 11.5.755 have a unique index',
    { duplicateAddress: 'refused' },
    ['assumption:duplicate addresses'],
  ),
  'compares the case of addresses': assuming('a database may be case sensitive', { addressCase: 'compared' }),
  'refuses an unknown id': assuming('the agents have an exception for it', { unknownId: 'refused' }, [
    'assumption:unknown id',
  ]),
  'responds with 204 where there is nothing': assuming('the default of ASP.NET Core', { emptyAnswer: 204 }, [
    'assumption:unknown id',
    'assumption:nothing found',
  ]),
  'refuses to delete an account that does not exist': assuming(
    'the agents have an exception for it',
    { unknownIdDeleted: 'refused' },
    ['assumption:unknown id deleted'],
  ),
  'keeps a text of any length': assuming('a database may take it', { longText: 'kept' }, ['assumption:refusals']),
  'refuses with an error object under 200': right(
    'the page of the agents shows it',
    responding((response) => (response.status === 400 ? { ...response, status: 200 } : response)),
    { leavesOut: ['assumption:refusals'] },
  ),
  'ignores SO-TimeZone': assuming('an issue of the documentation has it so', { timeZone: 'ignored' }, [
    'assumption:time zone',
  ]),
  'responds with 401 to an application that was not granted the agent': assuming(
    'one integrator saw it',
    { notGranted: 401 },
    ['assumption:not granted'],
  ),
  'returns null for an unknown address': right(
    'the page has "found or empty"',
    of(
      getEMailAccountFromEMailAddress,
      responding((response) =>
        /"EMailAccountId":0\b/.test(textIn(response)) || textIn(response) === 'null' ? json(null) : response,
      ),
    ),
    { leavesOut: ['assumption:nothing found'] },
  ),
  'belongs to another associate': right('every installation has its own', asItIs, {
    options: { users: [{ ...sampleUser, associateId: 5 }] },
  }),
  'gives ids that are far apart': right("ids are the server's", asItIs, {
    options: { accounts: [{ ...sampleAccount, EMailAccountId: 2_000_000_000 }] },
  }),
  'writes XML with a declaration, white space and another order': right(
    'XML allows it, and its order is not documented',
    xml((body) => {
      const [, root = '', inner = ''] =
        /^(?:<\?[^>]*\?>\s*)?(<EMailAccount[^>]*>)(.*)<\/EMailAccount>$/s.exec(body) ?? []
      const id = /<EMailAccountId>\d+<\/EMailAccountId>/.exec(inner)?.[0] ?? ''
      return root === ''
        ? body
        : `<?xml version="1.0" encoding="utf-8"?>\n${root}\n${inner.replace(id, '')}\n${id}\n</EMailAccount>`
    }),
  ),
  'names no associate in the accounts that are due': right(
    'the property is nullable',
    of(
      getReadySyncEmailAccounts,
      text((body) => body.replace(/"AssociateName":"[^"]*"/g, '"AssociateName":null')),
    ),
  ),
}
