/** Saving an account: the documented exchange, updates and creates. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { EMailAccount, FieldRight, type SaveEMailAccountRequest, ServiceAuth, TableRight } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { expect } from 'vitest'
import { newAccount, newAccountJson, savedAccount } from '../../samples/newAccount.js'
import { sampleRequest } from '../../samples/sample.js'
import {
  asDocumentedUser,
  documented,
  documentedRequest,
  documentedResponse,
  drive,
  isAnswered,
  jsonType,
  proved,
} from '../ask.js'
import { type Body, given, type Interaction, json, pathTo } from '../Interaction.js'
import { template } from '../template.js'

const path = pathTo('saveEMailAccount')
const headers = { 'Content-Type': jsonType }

/** The id of the account of a state: 270 in the stub; on a running server, that of the account made for it. */
export const existingId = M.fromProviderState(`\${id}`, 270)

/** A text or `null`: pact has no "or", but matches an expression with the JSON text of what is no string. */
export const textOrNull = M.regex('^(?!-?\\d|[{\\[]).*$', 'null')

/** An answer to an update of the documented account, with literal values for some of it; its error is the server's. */
export const updated = (literal: Readonly<Record<string, unknown>> = {}): Body =>
  json({ ...template(EMailAccount, documentedResponse), ErrorReason: null, ...literal }, [
    ...('ErrorReason' in literal ? [] : [{ path: '$.ErrorReason', rules: [textOrNull] }]),
  ])

/** What our client needs of the answer to a create: an id that is not 0; the error is the server's. */
export const created: Body = json(
  {
    ...template(EMailAccount, proved(EMailAccount.decode(savedAccount))),
    EMailAccountId: savedAccount.EMailAccountId,
    ErrorReason: null,
  },
  [
    { path: '$.EMailAccountId', rules: [M.integer(), M.regex('^[1-9]\\d*$', '271')] },
    { path: '$.ErrorReason', rules: [textOrNull] },
  ],
)

const credentials: ServiceAuth = {
  ServiceAuthId: 0,
  Server: 'imap.example.test',
  Port: 993,
  AuthType: 'plain-text',
  Username: 'sales',
  Password: 'sample-password',
}

const update = (changes: SaveEMailAccountRequest, config = {}): Interaction['drive'] =>
  drive(
    (client) => client.saveEMailAccount({ ...documentedRequest, ...changes }),
    (answer) => expect(E.isRight(answer)).toBe(true),
    config,
  )

const rights = {
  ...documentedResponse,
  TableRight: { Mask: 'Select, Update, Insert, Delete', Reason: '' },
  FieldProperties: {
    EMailAddress: { FieldRight: { Mask: 'Read, Write', Reason: '' }, FieldType: 'System.String', FieldLength: 255 },
  },
}

export const save: ReadonlyArray<Interaction> = [
  {
    description: 'the documented request to save an account',
    states: [given('documented sample', {})],
    asked: {
      path,
      headers: { ...asDocumentedUser, 'Accept-Language': documented('Accept-Language') },
      body: json(sampleRequest.value),
    },
    answered: { status: 200, headers, body: json(template(EMailAccount, documentedResponse)) },
    drive: drive((client) => client.saveEMailAccount(documentedRequest), isAnswered(documentedResponse), {
      language: 'sv',
    }),
  },
  {
    description: 'a request to save a new account',
    states: [given('no account exists', {})],
    asked: { path, headers: asDocumentedUser, body: json(newAccountJson) },
    answered: { status: 200, headers, body: created },
    drive: drive(
      (client) => client.saveEMailAccount(newAccount),
      (answer) => expect(answer).toEqual(E.right(expect.objectContaining({ EMailAccountId: 271 }))),
    ),
  },
  {
    description: 'an update, with ticks and an offset in its date',
    states: [given('an account exists', { id: 270 })],
    asked: { path, headers: asDocumentedUser, body: json({ ...sampleRequest.value, EMailAccountId: existingId }) },
    answered: {
      status: 200,
      headers,
      body: updated({ LastFetch: documentedRequest.LastFetch }),
    },
    drive: update({}),
  },
  {
    description: 'an update, with a property that this client does not know',
    states: [given('an account exists', { id: 270 })],
    asked: {
      path,
      headers: asDocumentedUser,
      body: json({ ...sampleRequest.value, EMailAccountId: existingId, UseGraphApi: 1 }),
    },
    answered: {
      status: 200,
      headers,
      body: updated({ UseGraphApi: 1 }),
    },
    drive: drive(
      // A value that was read from a newer server has more properties than its type.
      (client) => client.saveEMailAccount(Object.assign({ ...documentedRequest }, { UseGraphApi: 1 })),
      isAnswered({ ...documentedResponse, ErrorReason: null, UseGraphApi: 1 }),
    ),
  },
  {
    description: 'an update, with credentials for both directions',
    states: [given('an account exists', { id: 270 })],
    asked: {
      path,
      headers: asDocumentedUser,
      body: json({
        ...sampleRequest.value,
        EMailAccountId: existingId,
        IncomingCredentials: credentials,
        OutgoingCredentials: { ...credentials, Server: 'smtp.example.test', Port: 587 },
      }),
    },
    answered: {
      status: 200,
      headers,
      body: updated({
        IncomingCredentials: { ...template(ServiceAuth, { ...credentials, ServiceAuthId: 12 }), Port: 993 },
        OutgoingCredentials: { ...template(ServiceAuth, { ...credentials, ServiceAuthId: 13 }), Port: 587 },
      }),
    },
    drive: update({
      IncomingCredentials: credentials,
      OutgoingCredentials: { ...credentials, Server: 'smtp.example.test', Port: 587 },
    }),
  },
  {
    description: 'an update of an account with rights',
    states: [given('these accounts exist', { accounts: [{ ...rights, EMailAccountId: 270 }] })],
    asked: { path, headers: asDocumentedUser, body: json(sampleRequest.value) },
    answered: {
      status: 200,
      headers,
      body: json({
        ...template(EMailAccount, rights),
        TableRight: template(TableRight, rights.TableRight),
        FieldProperties: M.eachKeyLike('EMailAddress', {
          FieldRight: template(FieldRight, { Mask: 'Read, Write', Reason: '' }),
          FieldType: M.string('System.String'),
          FieldLength: M.integer(255),
        }),
      }),
    },
    drive: drive((client) => client.saveEMailAccount(documentedRequest), isAnswered({ ...rights })),
  },
]
