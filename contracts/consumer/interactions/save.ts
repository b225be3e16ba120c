/** Saving an account: the documented exchange, creates and updates. */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { pathOf, type SaveEMailAccountRequest, saveEMailAccount } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import { expect } from 'vitest'
import { mailbox } from '../../samples/credentials.js'
import { newAccount, newAccountJson, savedAccount } from '../../samples/newAccount.js'
import { sampleRequest, sampleResponse } from '../../samples/sample.js'
import {
  asDocumentedUser,
  callClient,
  documented,
  documentedRequest,
  documentedResponse,
  jsonType,
  succeeded,
} from '../client.js'
import { type Body, given, type Interaction, json, type Rule } from '../Interaction.js'
import { anyId, mask, textOrNull } from '../jsonRules.js'
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
} from '../responseAccount.js'
import { ok, withBody } from './calling.js'

const path = pathOf(saveEMailAccount)

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
const returned = { ...ofState, EMailAddress: documentedRequest.EMailAddress }

/** The same for a state that only a stub can be in: the verification replaces none of its values. */
export const literally = { EMailAccountId: stateId, AssociateId: stateAssociateId }
export const stubJson = { ...sampleRequest.value, ...literally }

/** The response to that update: the updated account, with the values of the request. */
export const updated = (literal: Readonly<Record<string, unknown>> = {}, rules: ReadonlyArray<Rule> = []): Body =>
  account(updatedAccount, { ...returned, ...literal }, rules)

/** The new account of the request, and the one of the response. */
export const createJson = { ...newAccountJson, AssociateId: callerId }
export const createdBody: Body = created(savedAccount, { EMailAddress: newAccount.EMailAddress, ...ofCaller })

const update = (changes: SaveEMailAccountRequest & Readonly<Record<string, unknown>>): Interaction['send'] =>
  callClient(
    (client) => client.saveEMailAccount({ ...documentedRequest, ...changes }),
    (result) => expect(result).toEqual(E.right(expect.objectContaining({ EMailAccountId: stateId, ...changes }))),
  )

/** An update of properties, which the response returns. Two values of one show that the request decides. */
const keeping = (
  description: string,
  group: Interaction['group'],
  // A value that was read from a server has more properties than the type of a request.
  changes: SaveEMailAccountRequest & Readonly<Record<string, unknown>>,
): Interaction => ({
  description,
  group,
  states: [existing],
  request: { path, ...withBody({ ...updateJson, ...changes }) },
  response: ok(updated(changes)),
  send: update(changes),
})

const incoming = { ...mailbox, ServiceAuthId: 0 }
const credentials = {
  IncomingCredentials: incoming,
  OutgoingCredentials: { ...incoming, Server: 'smtp.example.test', Port: 587 },
}
const withIds = {
  IncomingCredentials: { ...incoming, ServiceAuthId: 12 },
  OutgoingCredentials: { ...credentials.OutgoingCredentials, ServiceAuthId: 13 },
}
const directions = ['IncomingCredentials', 'OutgoingCredentials'] as const

const withCredentials = (description: string, group?: Interaction['group']): Interaction => {
  const idRules = directions.map((direction) => anyId(`$.${direction}.ServiceAuthId`))
  const passwordRules = directions.map((direction) => textOrNull(`$.${direction}.Password`))
  const rules = group === undefined ? [...idRules, ...passwordRules] : idRules
  return {
    ...keeping(description, group, credentials),
    response: ok(account(updatedAccount, { ...returned, ...withIds }, rules)),
    send: callClient(
      (client) => client.saveEMailAccount({ ...documentedRequest, ...credentials }),
      (result) => expect(result).toEqual(E.right(expect.objectContaining(withIds))),
    ),
  }
}

/** The account with credentials has another id than that of the other states. */
const ofOther = { ...literally, EMailAccountId: 269 }
const hasCredentials = given('these accounts exist', {
  accounts: [{ ...documentedResponse, ...withIds, ...ofOther }],
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
    request: {
      path,
      headers: { ...asDocumentedUser, 'Accept-Language': documented('Accept-Language') },
      body: json(sampleRequest.value),
    },
    response: { status: 200, headers: { 'Content-Type': jsonType }, body: json(sampleResponse.value) },
    send: callClient((client) => client.saveEMailAccount(documentedRequest), succeeded(documentedResponse), {
      language: 'sv',
    }),
  },
  {
    description: 'a request to save a new account',
    states: [associate],
    request: { path, ...withBody(createJson) },
    response: ok(createdBody),
    send: callClient(
      (client) => client.saveEMailAccount(newAccount),
      (result) => expect(result).toEqual(E.right(expect.objectContaining({ EMailAccountId: 271 }))),
    ),
  },
  keeping('a request to update an account that exists', undefined, {}),
  withCredentials('a request to save credentials for both directions'),
  withCredentials('a request to save credentials and to give their passwords back', 'assumption:passwords'),
  {
    ...keeping('a request to remove the credentials of an account', undefined, {}),
    states: [hasCredentials],
    request: { path, ...withBody({ ...stubJson, ...ofOther }) },
    response: ok(updated(ofOther)),
    send: update({ EMailAccountId: ofOther.EMailAccountId }),
  },
  {
    description: 'a request to save a new account with the address of another account',
    group: 'assumption:duplicate addresses',
    states: [existing],
    request: {
      path,
      ...withBody({ ...createJson, EMailAddress: M.fromProviderState(`\${address}`, stateAddress) }),
    },
    response: ok(
      created(
        { ...savedAccount, EMailAddress: stateAddress },
        { ...ofCaller, EMailAddress: fromState('address', stateAddress) },
      ),
    ),
    send: callClient(
      (client) => client.saveEMailAccount({ ...newAccount, EMailAddress: stateAddress }),
      (result) => expect(result).toEqual(E.right(expect.objectContaining({ EMailAddress: stateAddress }))),
    ),
  },
  keeping('a request to update the folders of an account', 'later:folders', {
    InboxFolder: 'Inbox',
    SentFolder: 'Sent',
  }),
  keeping('a request to update the folders of an account to other ones', 'later:folders', {
    InboxFolder: 'Boîte de réception',
    SentFolder: 'Gesendet & "geprüft" < 100 % + 1\\2 > 日本',
  }),
  keeping('a request to update the SimpleMode of an account', 'later:SimpleMode', { SimpleMode: 1 }),
  keeping('a request to update the SimpleMode of an account to 0', 'later:SimpleMode', { SimpleMode: 0 }),
  keeping('a request to update a date with ticks and an offset', 'later:LastFetch', {
    ...(documentedRequest.LastFetch === undefined ? {} : { LastFetch: documentedRequest.LastFetch }),
  }),
  keeping('a request to update another date with ticks and an offset', 'later:LastFetch', {
    ...(documentedResponse.LastFetch === undefined ? {} : { LastFetch: documentedResponse.LastFetch }),
  }),
  keeping('a request to update the UseGraphApi of an account', 'later:UseGraphApi', { UseGraphApi: 1 }),
  keeping('a request to update an account with a property that the client does not know', 'later:unknown properties', {
    PropertyOfTomorrow: 1,
  }),
  {
    ...keeping('a request to update an account that has rights', 'later:rights', {}),
    states: [hasRights],
    request: { path, ...withBody(stubJson) },
    response: ok(updated({ ...literally, ...rightsByKind }, rightsRules)),
    send: update(rights),
  },
]
