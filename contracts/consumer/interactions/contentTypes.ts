/**
 * The seven types of a request and the six of a response. JSON itself is in the other interactions. The two patch types
 * carry the entity; XML and forms are compared as such, text/json as text.
 */
import { MatchersV3 as M } from '@pact-foundation/pact'
import { EMailAccount } from '@so-email/codecs'
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
import { asDocumentedUser, drive, responseIn } from '../ask.js'
import { type Body, type Interaction, json, pathTo, text } from '../Interaction.js'
import { anyInteger, exactly, textPattern } from '../textPattern.js'
import { xmlRules } from '../xmlRules.js'
import { associate, createdBody, createJson } from './save.js'

/** A new account has an id, which is not 0. */
const newId = '[1-9]\\d*'
const root = '$.EMailAccount'

/** What was sent has no rule: it comes back. */
const literal = [`${root}.EMailAccountId.#text`, `${root}.EMailAddress.#text`, `${root}.AssociateId.#text`]

const savedXml = text(savedAccountXml, [
  ...xmlRules(EMailAccount, savedAccount).filter(({ path }) => !literal.includes(path)),
  { path: `${root}.EMailAccountId.#text`, rules: [M.regex(`^${newId}$`, '271')] },
  // The element without a text: it may have one, or be null.
  { path: `${root}.ErrorReason`, rules: [M.like('')] },
])

const pattern = textPattern({
  EMailAccountId: `${newId}\\b`,
  EMailAddress: exactly(newAccount.EMailAddress),
  AssociateId: exactly(newAccount.AssociateId),
  IncomingCredentials: exactly(null),
  OutgoingCredentials: exactly(null),
  AccountStatus: anyInteger,
  ErrorCount: anyInteger,
  ErrorReason: '(?:null|")',
})
const savedText = text(savedAccountText, [{ path: '$', rules: [M.regex(pattern, savedAccountText)] }])

const textJson = named(jsonType, 'text/json')
const textXml = named(xml, 'text/xml')

const inType = (contentType: RequestMediaType, asked: Body, accept: AnswerMediaType, answered: Body): Interaction => ({
  description: `a request to save a new account as ${contentType.names[0]}, with a response as ${accept.names[0]}`,
  states: [associate],
  asked: {
    path: pathTo('saveEMailAccount'),
    headers: { ...asDocumentedUser, Accept: contentTypeOf(accept), 'Content-Type': contentTypeOf(contentType) },
    body: asked,
  },
  answered: { status: 200, headers: responseIn(accept.names[0]), body: answered },
  drive: drive(
    (client) => client.saveEMailAccount(newAccount),
    (answer) =>
      expect(answer).toEqual(
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
