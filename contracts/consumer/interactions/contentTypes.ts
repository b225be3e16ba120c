/**
 * The seven types of a request and the six of a response. JSON itself is in the other interactions. The two patch types
 * hold the entity; XML and forms are compared as such, text/json as text.
 */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { EMailAccount, pathOf, saveEMailAccount } from '@so-email/codecs'
import {
  type AnswerMediaType,
  contentTypeOf,
  form,
  jsonPatch,
  json as jsonType,
  mergePatch,
  named,
  type RequestMediaType,
  xml,
} from '@so-email/wire'
import { either as E } from 'fp-ts'
import { expect } from 'vitest'
import {
  newAccount,
  newAccountForm,
  newAccountText,
  newAccountXml,
  savedAccount,
  savedAccountText,
  savedAccountXml,
} from '../../samples/newAccount.js'
import { asDocumentedUser, callClient, responseIn } from '../client.js'
import { type Body, type Interaction, json, text } from '../Interaction.js'
import { anyInteger, exactly, textOrNull, textPattern } from '../textPattern.js'
import { xmlRules } from '../xmlRules.js'
import { associate, createdBody, createJson } from './save.js'

/** A new account has an id, which is not 0. */
const newId = '[1-9]\\d*'
const root = '$.EMailAccount'

/** The values of the request have no rule: they are returned. */
const literal = [`${root}.EMailAccountId.#text`, `${root}.EMailAddress.#text`, `${root}.AssociateId.#text`]

const savedXml = text(savedAccountXml, [
  ...xmlRules(EMailAccount, savedAccount).filter(({ path }) => !literal.includes(path)),
  { path: `${root}.EMailAccountId.#text`, rules: [M.regex(`^${newId}$`, '271')] },
  // The element without a text: it may have one, or be null.
  { path: `${root}.ErrorReason`, rules: [M.like('')] },
])

/** A new account as text/json. */
export const savedPattern = textPattern({
  EMailAccountId: newId,
  EMailAddress: exactly(newAccount.EMailAddress),
  AssociateId: exactly(newAccount.AssociateId),
  IncomingCredentials: exactly(null),
  OutgoingCredentials: exactly(null),
  AccountStatus: anyInteger,
  ErrorCount: anyInteger,
  ErrorReason: textOrNull,
})
const savedText = text(savedAccountText, [{ path: '$', rules: [M.regex(savedPattern, savedAccountText)] }])

const textJson = named(jsonType, 'text/json')
const textXml = named(xml, 'text/xml')

const inType = (
  contentType: RequestMediaType,
  requestBody: Body,
  accept: AnswerMediaType,
  responseBody: Body,
): Interaction => ({
  description: `a request to save a new account as ${contentType.names[0]}, with a response as ${accept.names[0]}`,
  states: [associate],
  request: {
    path: pathOf(saveEMailAccount),
    headers: { ...asDocumentedUser, Accept: contentTypeOf(accept), 'Content-Type': contentTypeOf(contentType) },
    body: requestBody,
  },
  response: { status: 200, headers: responseIn(accept.names[0]), body: responseBody },
  send: callClient(
    (client) => client.saveEMailAccount(newAccount),
    (result) =>
      expect(result).toEqual(
        E.right(expect.objectContaining({ EMailAccountId: 271, EMailAddress: newAccount.EMailAddress })),
      ),
    { contentType, accept },
  ),
})

export const contentTypes: ReadonlyArray<Interaction> = [
  inType(textJson, text(newAccountText), textJson, savedText),
  inType(xml, text(newAccountXml), xml, savedXml),
  inType(textXml, text(newAccountXml), textXml, savedXml),
  inType(form, text(newAccountForm), jsonType, createdBody),
  inType(jsonPatch, json(createJson), jsonPatch, createdBody),
  inType(mergePatch, json(createJson), mergePatch, createdBody),
]
