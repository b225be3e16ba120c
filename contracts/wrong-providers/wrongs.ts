/**
 * Providers that are wrong in one way each. Every one is the stub with one small change to what it answers, the
 * interaction that has to notice, and what its report has to say. A contract that misses one of them is too weak.
 */
import type { HttpResponse } from '@so-email/wire'

export interface Wrong {
  readonly change: (response: HttpResponse) => HttpResponse
  /** The description of an interaction that catches it. */
  readonly caughtBy: string
  /** Where the report says that it is wrong. */
  readonly place: string
}

const decoder = new TextDecoder()
const encoder = new TextEncoder()

type Members = Readonly<Record<string, unknown>>

/** Changes the JSON of an answer; an answer without JSON stays what it is. */
const json =
  (change: (members: Members) => unknown) =>
  (response: HttpResponse): HttpResponse => ({
    ...response,
    headers: response.headers.filter(([name]) => name.toLowerCase() !== 'content-length'),
    body: encoder.encode(JSON.stringify(change(JSON.parse(decoder.decode(response.body))))),
  })

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
}
