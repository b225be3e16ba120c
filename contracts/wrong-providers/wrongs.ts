/**
 * Providers that are wrong in one way each: the stub with one small change to its responses, the interaction that must
 * detect it, and the place that the report must name. A contract that misses one of them is too weak.
 */
import type { HttpResponse } from '@so-email/wire'

export interface Wrong {
  readonly change: (response: HttpResponse) => HttpResponse
  /** The description of an interaction that detects it. */
  readonly caughtBy: string
  /** The place that the report names. */
  readonly place: string
}

const decoder = new TextDecoder()
const encoder = new TextEncoder()

type Members = Readonly<Record<string, unknown>>

/** Changes the text of a response. */
const text =
  (change: (body: string) => string) =>
  (response: HttpResponse): HttpResponse => ({
    ...response,
    headers: response.headers.filter(([name]) => name.toLowerCase() !== 'content-length'),
    body: encoder.encode(change(decoder.decode(response.body))),
  })

/** Changes the JSON of a response. */
const json = (change: (members: Members) => unknown): Wrong['change'] =>
  text((body) => JSON.stringify(change(JSON.parse(body) ?? {})))

const set = (name: string, value: unknown) => json((members) => ({ ...members, [name]: value }))
const without = (name: string) => json(({ [name]: _, ...others }) => others)
const rename = (change: (name: string) => string) =>
  json((members) => Object.fromEntries(Object.entries(members).map(([name, value]) => [change(name), value])))

const status =
  (code: number) =>
  (response: HttpResponse): HttpResponse => ({ ...response, status: code })
const contentType =
  (value: string | undefined) =>
  (response: HttpResponse): HttpResponse => ({
    ...response,
    headers: [
      ...response.headers.filter(([name]) => name.toLowerCase() !== 'content-type'),
      ...(value === undefined ? [] : [['Content-Type', value] as const]),
    ],
  })

const documented = 'the documented request to save an account'
const create = 'a request to save a new account'
const ticks = 'an update, with ticks and an offset in its date'
const unknownProperty = 'an update, with a property that this client does not know'
const refused = 'a create with an address that is too long'
const notThere = 'an account by an id that nobody has'
const wrongPassword = 'a create with a wrong password'
const inXml = 'a new account as application/xml, answered as application/xml'
const inTextJson = 'a new account as text/json, answered as text/json'

export const wrongs: Readonly<Record<string, Wrong>> = {
  'answers an integer as a text': {
    change: set('AssociateId', '244'),
    caughtBy: documented,
    place: 'body $.AssociateId',
  },
  'answers an integer with a fraction': {
    change: set('ErrorCount', 0.5),
    caughtBy: documented,
    place: 'body $.ErrorCount',
  },
  'leaves out a documented property': {
    change: without('SimpleMode'),
    caughtBy: documented,
    place: 'body $',
  },
  'leaves out a property that is null': {
    change: without('TableRight'),
    caughtBy: documented,
    place: 'body $',
  },
  'answers null where a text was saved': {
    change: set('InboxFolder', null),
    caughtBy: documented,
    place: 'body $.InboxFolder',
  },
  'answers an object for missing credentials': {
    change: set('IncomingCredentials', {}),
    caughtBy: documented,
    place: 'body $.IncomingCredentials',
  },
  'answers a date as .NET once did': {
    change: set('LastFetch', '/Date(1218033158992+0200)/'),
    caughtBy: documented,
    place: 'body $.LastFetch',
  },
  'answers field properties of the wrong kind': {
    change: set('FieldProperties', {
      EMailAddress: { FieldRight: null, FieldType: 'System.String', FieldLength: '255' },
    }),
    caughtBy: documented,
    place: 'body $.FieldProperties.EMailAddress.FieldLength',
  },
  'answers field properties without a documented member': {
    change: set('FieldProperties', { EMailAddress: { FieldType: 'System.String', FieldLength: 255 } }),
    caughtBy: documented,
    place: 'body $.FieldProperties.EMailAddress',
  },
  'writes names in camelCase': {
    change: rename((name) => name.charAt(0).toLowerCase() + name.slice(1)),
    caughtBy: documented,
    place: 'body $',
  },
  'answers 201 for a saved account': { change: status(201), caughtBy: documented, place: 'status' },
  'answers JSON as text/html': {
    change: contentType('text/html; charset=utf-8'),
    caughtBy: documented,
    place: 'header Content-Type',
  },
  'answers without a content type': {
    change: contentType(undefined),
    caughtBy: documented,
    place: 'header Content-Type',
  },
  'answers the documented error object with 200': {
    change: json(() => ({ Message: 'The request is invalid.', MessageDetail: 'A dictionary contains a null entry.' })),
    caughtBy: documented,
    place: 'body $',
  },
  'gives a new account no id': { change: set('EMailAccountId', 0), caughtBy: create, place: 'body $.EMailAccountId' },
  'cuts dates to milliseconds': {
    change: set('LastFetch', '2008-08-06T14:32:38.992Z'),
    caughtBy: ticks,
    place: 'body $.LastFetch',
  },
  'drops a property that it does not know': {
    change: without('UseGraphApi'),
    caughtBy: unknownProperty,
    place: 'body $',
  },
  'refuses with another error object': {
    change: json(({ Message }) => ({ title: Message, status: 400 })),
    caughtBy: refused,
    place: 'body $',
  },
  'refuses with an error object whose Error is false': {
    change: set('Error', false),
    caughtBy: refused,
    place: 'body $.Error',
  },
  'answers 200 where it refuses': { change: status(200), caughtBy: refused, place: 'status' },
  'answers an empty object for an account that does not exist': {
    change: json(() => ({})),
    caughtBy: notThere,
    place: 'body $',
  },
  'answers a wrong password with JSON': {
    change: contentType('application/json'),
    caughtBy: wrongPassword,
    place: 'header Content-Type',
  },
  'does not say how to log in': {
    change: (response) => ({
      ...response,
      headers: response.headers.filter(([name]) => name.toLowerCase() !== 'www-authenticate'),
    }),
    caughtBy: wrongPassword,
    place: 'header WWW-Authenticate',
  },
  'writes an integer of XML as a word': {
    change: text((body) => body.replace(/<AssociateId>\d+/, '<AssociateId>many')),
    caughtBy: inXml,
    place: 'body $.EMailAccount.AssociateId',
  },
  'answers JSON where XML was asked for': {
    change: contentType('application/json; charset=utf-8'),
    caughtBy: inXml,
    place: 'header Content-Type',
  },
  'writes an integer as a text in text/json': {
    change: text((body) => body.replace('"AssociateId":244', '"AssociateId":"244"')),
    caughtBy: inTextJson,
    place: 'body $',
  },
  'gives a new account no id in XML': {
    change: text((body) => body.replace(/<EMailAccountId>\d+/, '<EMailAccountId>0')),
    caughtBy: inXml,
    place: 'body $.EMailAccount.EMailAccountId',
  },
  'gives a new account no id in text/json': {
    change: text((body) => body.replace(/"EMailAccountId":\d+/, '"EMailAccountId":0')),
    caughtBy: inTextJson,
    place: 'body $',
  },
}
