/** Providers whose responses have another form than the page documents, or than our client reads. */
import { accounts, jsonValue, responseHeader, savedAccounts, set, status, text, without } from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import { byId, create, documented, noSuchId, refused, unreadable, update, wrong, wrongPassword } from './form.js'

const rights = 'a request to update an account that has rights'

/** Another type of a response, or none. */
const contentType = (value: string | undefined): Change => responseHeader('Content-Type', () => value)

export const responses: Readonly<Record<string, Provider>> = {
  'writes an integer as a text': unreadable(set('AssociateId', '244'), { [create]: 'body $.AssociateId' }),
  'writes a status as a word': unreadable(set('AccountStatus', 'Ok'), { [update]: 'body $.AccountStatus' }),
  'writes an integer with a fraction': unreadable(set('ErrorCount', 0.5), { [update]: 'body $.ErrorCount' }),
  'writes an ErrorReason as a number': unreadable(set('ErrorReason', 550), { [update]: 'body $.ErrorReason' }),
  'writes an ErrorReason as a list': unreadable(set('ErrorReason', []), { [byId]: 'body $.ErrorReason' }),
  'leaves out the ErrorReason': unreadable(without('ErrorReason'), { [update]: 'body $', [byId]: 'body $' }),
  'leaves out the credentials where there are none': unreadable(without('IncomingCredentials', 'OutgoingCredentials'), {
    [update]: 'body $',
  }),
  'leaves out a documented property': wrong('the documented exchange is another', without('SimpleMode'), {
    [documented]: 'body $',
  }),
  'leaves out a property that is null': wrong('the documented exchange is another', without('TableRight'), {
    [documented]: 'body $',
  }),
  'returns null where a text was saved': wrong('a folder that was set is gone', set('InboxFolder', null), {
    'a request to update the folders of an account': 'body $.InboxFolder',
  }),
  'returns an object for missing credentials': unreadable(set('IncomingCredentials', {}), {
    [update]: 'body $.IncomingCredentials',
  }),
  'writes a date as .NET once did': unreadable(set('LastFetch', '/Date(1218033158992+0200)/'), {
    'a request to update a date with ticks and an offset': 'body $.LastFetch',
  }),
  'cuts dates to milliseconds': wrong(
    'an account that is read and saved back loses ticks at each save',
    set('LastFetch', '2008-08-06T14:32:38.992Z'),
    { 'a request to update a date with ticks and an offset': 'body $.LastFetch' },
  ),
  'writes SimpleMode as a boolean': unreadable(set('SimpleMode', true), {
    'a request to update the SimpleMode of an account': 'body $.SimpleMode',
  }),
  'drops a property that it does not know': wrong(
    'a client of tomorrow loses a value through one of today',
    without('PropertyOfTomorrow'),
    { 'a request to update an account with a property that the client does not know': 'body $' },
  ),
  'returns field properties of the wrong kind': unreadable(
    set('FieldProperties', { EMailAddress: { FieldRight: null, FieldType: 'System.String', FieldLength: '255' } }),
    { [rights]: 'body $.FieldProperties.EMailAddress.FieldLength' },
  ),
  'returns field properties without a documented member': unreadable(
    set('FieldProperties', { EMailAddress: { FieldType: 'System.String', FieldLength: 255 } }),
    { [rights]: 'body $.FieldProperties.EMailAddress' },
  ),
  'writes a mask as a list': unreadable(set('TableRight', { Mask: ['Select'], Reason: '' }), {
    [rights]: 'body $.TableRight.Mask',
  }),
  'writes names in camelCase': unreadable(
    accounts((account) =>
      Object.fromEntries(
        Object.entries(account).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
      ),
    ),
    { [update]: 'body $', [documented]: 'body $' },
  ),
  'returns a list of one account': unreadable(
    savedAccounts((account) => [account]),
    {
      [update]: 'body $',
      [byId]: 'body $',
    },
  ),
  'puts the account into an object': unreadable(
    accounts((account) => ({ EMailAccount: account })),
    {
      [update]: 'body $',
    },
  ),
  'responds with 201 to a save': wrong(
    'the client takes a success for a failure',
    status(201),
    {
      [update]: 'status',
      [documented]: 'status',
    },
    { clientGets: 'NotUnderstood' },
  ),
  'responds with 500 and deletes': wrong(
    'the client tries again, or reports a failure that is none',
    status(500),
    {
      'a request to delete an account that exists': 'status',
    },
    { clientGets: 'ServerFailed' },
  ),
  'responds with JSON as text/html': wrong(
    'the client takes the response for a login page',
    contentType('text/html; charset=utf-8'),
    { [update]: 'header Content-Type' },
    { clientGets: 'NotUnderstood' },
  ),
  'responds without a content type': wrong(
    'our client takes it for JSON, another one cannot know what it is',
    contentType(undefined),
    {
      [update]: 'header Content-Type',
    },
  ),
  'responds with the documented error object and 200': wrong(
    'a client that reads the status alone takes an account that was not saved for one that was',
    jsonValue(() => ({ Message: 'The request is invalid.', MessageDetail: 'A dictionary contains a null entry.' })),
    { [update]: 'body $', [documented]: 'body $' },
    { clientGets: 'NotUnderstood' },
  ),
  'gives a new account no id': wrong('the account can never be found again', set('EMailAccountId', 0), {
    [create]: 'body $.EMailAccountId',
  }),
  'gives a new account a negative id': wrong('the account can never be found again', set('EMailAccountId', -1), {
    [create]: 'body $.EMailAccountId',
  }),
  'refuses with another error object': wrong(
    'an application cannot decide by the ErrorType, which is missing',
    jsonValue((value) => ({ title: Object(value).Message, status: 400 })),
    { [refused]: 'body $' },
    { clientGets: 'Rejected' },
  ),
  'refuses with an error object whose Error is false': wrong(
    'a client that reads Error takes an account that was not saved for one that was',
    jsonValue((value) => ({ ...Object(value), Error: false })),
    { [refused]: 'body $.Error' },
    { clientGets: 'Rejected' },
  ),
  'responds with 200 where it refuses': wrong(
    'a client that reads the status alone takes an account that was not saved for one that was',
    status(200),
    {
      [refused]: 'status',
    },
    { clientGets: 'NotUnderstood' },
  ),
  'returns an empty object for an account that is not there': unreadable(
    jsonValue((value) => value ?? {}),
    {
      [noSuchId]: 'body $',
    },
  ),
  'writes null as a text': unreadable(
    text((body) => body.replace(/^null$/, '"null"')),
    { [noSuchId]: 'body $' },
  ),
  'writes the id of the current account as a text': unreadable(
    text((body) => body.replace(/^\d+$/, '"$&"')),
    { 'a request for the id of the current account': 'body $' },
  ),
  'writes the ids of the accounts that are due as texts': unreadable(
    text((body) => body.replace(/"AccountId":(\d+)/g, '"AccountId":"$1"')),
    { 'a request for the accounts that are due': 'body $[0].AccountId' },
  ),
  'responds to a wrong password with JSON': wrong(
    'a person in a browser gets no page that explains how to log in',
    contentType('application/json'),
    { [wrongPassword]: 'header Content-Type' },
    { clientGets: 'NotAuthenticated' },
  ),
  'offers no way to log in': wrong(
    'a browser shows no form for a password',
    responseHeader('WWW-Authenticate', () => undefined),
    { [wrongPassword]: 'header WWW-Authenticate' },
    { clientGets: 'NotAuthenticated' },
  ),
}
