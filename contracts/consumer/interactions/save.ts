/** Saving an account: the documented exchange, creates and updates. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import type { SaveEMailAccountRequest } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { expect } from 'vitest'
import { newAccount, newAccountJson, savedAccount } from '../../samples/newAccount.js'
import { sampleRequest, sampleResponse } from '../../samples/sample.js'
import {
  account,
  callerId,
  created,
  existingId,
  fromState,
  ofCaller,
  ofState,
  stateAddress,
  stateAssociateId,
  stateId,
} from '../answeredAccount.js'
import {
  asDocumentedUser,
  documented,
  documentedRequest,
  documentedResponse,
  drive,
  isAnswered,
  jsonType,
  responseIn,
} from '../ask.js'
import { type Body, given, type Interaction, json, pathTo, type Rule } from '../Interaction.js'
import { anyId, mask, textOrNull } from '../jsonRules.js'

const path = pathTo('saveEMailAccount')
export const headers = responseIn('application/json')

/** The caller, and an account of theirs. */
export const associate = given('the caller is an associate', { associateId: stateAssociateId })
export const existing = given('an account exists', {
  id: stateId,
  address: stateAddress,
  associateId: stateAssociateId,
})

/** The documented request, for the account of a state. */
export const updateJson = { ...sampleRequest.value, EMailAccountId: existingId, AssociateId: callerId }

/** The account as the documented request changes it. */
const updatedAccount = { ...documentedRequest, ErrorReason: '' }
const broughtBack = { ...ofState, EMailAddress: documentedRequest.EMailAddress }

/** The same in a state that only a stub can be in, which needs no values of a state. */
export const literally = { EMailAccountId: stateId, AssociateId: stateAssociateId }
export const stubJson = { ...sampleRequest.value, ...literally }

/** What is demanded of the response to that update: the account that was updated, with what was sent. */
export const updated = (literal: Readonly<Record<string, unknown>> = {}, rules: ReadonlyArray<Rule> = []): Body =>
  account(updatedAccount, { ...broughtBack, ...literal }, rules)

/** The new account as it is sent, and what is demanded of the response. */
export const createJson = { ...newAccountJson, AssociateId: callerId }
export const createdBody: Body = created(savedAccount, { EMailAddress: newAccount.EMailAddress, ...ofCaller })

const update = (changes: SaveEMailAccountRequest & Readonly<Record<string, unknown>>): Interaction['drive'] =>
  drive(
    (client) => client.saveEMailAccount({ ...documentedRequest, ...changes }),
    (answer) => expect(answer).toEqual(E.right(expect.objectContaining({ EMailAccountId: stateId, ...changes }))),
  )

/** An update that changes properties, which come back. */
const keeping = (
  description: string,
  group: Interaction['group'],
  // A value that was read from a server has more properties than the type of a request.
  changes: SaveEMailAccountRequest & Readonly<Record<string, unknown>>,
): Interaction => ({
  description,
  ...(group === undefined ? {} : { group }),
  states: [existing],
  asked: { path, headers: asDocumentedUser, body: json({ ...updateJson, ...changes }) },
  answered: { status: 200, headers, body: updated(changes) },
  drive: update(changes),
})

const incoming = {
  ServiceAuthId: 0,
  Server: 'imap.example.test',
  Port: 993,
  AuthType: 'plain-text',
  Username: 'sales',
  Password: 'sample-password',
}
const credentials = {
  IncomingCredentials: incoming,
  OutgoingCredentials: { ...incoming, Server: 'smtp.example.test', Port: 587 },
}
const withIds = {
  IncomingCredentials: { ...incoming, ServiceAuthId: 12 },
  OutgoingCredentials: { ...credentials.OutgoingCredentials, ServiceAuthId: 13 },
}
const directions = ['IncomingCredentials', 'OutgoingCredentials'] as const

const withCredentials = (description: string, password: Pick<Interaction, 'group'>): Interaction => {
  const idRules = directions.map((direction) => anyId(`$.${direction}.ServiceAuthId`))
  const passwordRules = directions.map((direction) => textOrNull(`$.${direction}.Password`))
  const rules = password.group === undefined ? [...idRules, ...passwordRules] : idRules
  return {
    ...keeping(description, password.group, credentials),
    answered: { status: 200, headers, body: account(updatedAccount, { ...broughtBack, ...withIds }, rules) },
    drive: drive(
      (client) => client.saveEMailAccount({ ...documentedRequest, ...credentials }),
      (answer) => expect(answer).toEqual(E.right(expect.objectContaining(withIds))),
    ),
  }
}

const hasCredentials = given('these accounts exist', {
  accounts: [{ ...documentedResponse, ...withIds, EMailAccountId: stateId, AssociateId: stateAssociateId }],
})

const rights = {
  TableRight: { Mask: 'Select, Update, Insert, Delete', Reason: '' },
  FieldProperties: {
    EMailAddress: { FieldRight: { Mask: 'Read, Write', Reason: '' }, FieldType: 'System.String', FieldLength: 255 },
  },
}
const rightsByKind = {
  TableRight: rights.TableRight,
  FieldProperties: M.eachKeyLike('EMailAddress', {
    FieldRight: { Mask: 'Read, Write', Reason: '' },
    FieldType: 'System.String',
    FieldLength: M.integer(255),
  }),
}
/** The names of fields are free. */
const field = '$.FieldProperties.*'
const rightsRules = [
  ...['$.TableRight', `${field}.FieldRight`].flatMap((path) => [mask(`${path}.Mask`), textOrNull(`${path}.Reason`)]),
  textOrNull(`${field}.FieldType`),
]
const hasRights = given('these accounts exist', {
  accounts: [{ ...documentedResponse, ...rights, EMailAccountId: stateId, AssociateId: stateAssociateId }],
})

export const save: ReadonlyArray<Interaction> = [
  // Only a stub can be in this state, so all of it is literal.
  {
    description: 'the documented request to save an account',
    states: [given('documented sample', {})],
    asked: {
      path,
      headers: { ...asDocumentedUser, 'Accept-Language': documented('Accept-Language') },
      body: json(sampleRequest.value),
    },
    answered: { status: 200, headers: { 'Content-Type': jsonType }, body: json(sampleResponse.value) },
    drive: drive((client) => client.saveEMailAccount(documentedRequest), isAnswered(documentedResponse), {
      language: 'sv',
    }),
  },
  {
    description: 'a request to save a new account',
    states: [associate],
    asked: { path, headers: asDocumentedUser, body: json(createJson) },
    answered: { status: 200, headers, body: createdBody },
    drive: drive(
      (client) => client.saveEMailAccount(newAccount),
      (answer) => expect(answer).toEqual(E.right(expect.objectContaining({ EMailAccountId: 271 }))),
    ),
  },
  keeping('a request to update an account that exists', undefined, {}),
  withCredentials('a request to save credentials for both directions', {}),
  withCredentials('a request to save credentials and to give their passwords back', { group: 'assumption:passwords' }),
  {
    ...keeping('a request to remove the credentials of an account', undefined, {}),
    states: [hasCredentials],
    asked: { path, headers: asDocumentedUser, body: json(stubJson) },
    answered: { status: 200, headers, body: updated(literally) },
  },
  {
    description: 'a request to save a new account with the address of another account',
    group: 'assumption:duplicate addresses',
    states: [existing],
    asked: {
      path,
      headers: asDocumentedUser,
      body: json({ ...createJson, EMailAddress: M.fromProviderState(`\${address}`, stateAddress) }),
    },
    answered: {
      status: 200,
      headers,
      body: created(
        { ...savedAccount, EMailAddress: stateAddress },
        { ...ofCaller, EMailAddress: fromState('address', stateAddress) },
      ),
    },
    drive: drive(
      (client) => client.saveEMailAccount({ ...newAccount, EMailAddress: stateAddress }),
      (answer) => expect(answer).toEqual(E.right(expect.objectContaining({ EMailAddress: stateAddress }))),
    ),
  },
  keeping('a request to update the folders of an account', 'later:folders', {
    InboxFolder: 'Inbox',
    SentFolder: 'Sent',
  }),
  keeping('a request to update the SimpleMode of an account', 'later:SimpleMode', { SimpleMode: 1 }),
  keeping('a request to update a date with ticks and an offset', 'later:LastFetch', {
    ...(documentedRequest.LastFetch === undefined ? {} : { LastFetch: documentedRequest.LastFetch }),
  }),
  keeping('a request to update the UseGraphApi of an account', 'later:UseGraphApi', { UseGraphApi: 1 }),
  keeping('a request to update an account with a property that the client does not know', 'later:unknown properties', {
    PropertyOfTomorrow: 1,
  }),
  {
    ...keeping('a request to update an account that has rights', 'later:rights', {}),
    states: [hasRights],
    asked: { path, headers: asDocumentedUser, body: json(stubJson) },
    answered: { status: 200, headers, body: updated({ ...literally, ...rightsByKind }, rightsRules) },
    drive: update(rights),
  },
]
