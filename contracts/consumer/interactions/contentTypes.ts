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
  json as jsonMediaType,
  jsonPatch,
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
  newAccountJson,
  newAccountText,
  newAccountXml,
  savedAccount,
  savedAccountText,
  savedAccountXml,
} from '../../samples/newAccount.js'
import { asDocumentedUser, drive } from '../ask.js'
import { type Body, given, type Interaction, json, pathTo, text } from '../Interaction.js'
import { jsonPattern } from '../jsonPattern.js'
import { xmlRules } from '../xmlRules.js'
import { created } from './save.js'

/** A new account has an id, which is not 0. */
const newId = '[1-9]\\d*'
const idInXml = { path: '$.EMailAccount.EMailAccountId.#text', rules: [M.regex(`^${newId}$`, '271')] }

const savedXml = text(savedAccountXml, [
  ...xmlRules(EMailAccount, savedAccount).filter(({ path }) => path !== idInXml.path),
  idInXml,
])
const savedText = text(savedAccountText, [
  {
    path: '$',
    rules: [
      M.regex(
        jsonPattern(EMailAccount).replace('"EMailAccountId":-?\\d+', `"EMailAccountId":${newId}`),
        savedAccountText,
      ),
    ],
  },
])

const textJson = named(jsonMediaType, 'text/json')
const textXml = named(xml, 'text/xml')

const inType = (contentType: RequestMediaType, asked: Body, accept: AnswerMediaType, answered: Body): Interaction => ({
  description: `a new account as ${contentType.names[0]}, answered as ${accept.names[0]}`,
  states: [given('no account exists', {})],
  asked: {
    path: pathTo('saveEMailAccount'),
    headers: { ...asDocumentedUser, Accept: contentTypeOf(accept), 'Content-Type': contentTypeOf(contentType) },
    body: asked,
  },
  answered: { status: 200, headers: { 'Content-Type': contentTypeOf(accept) }, body: answered },
  drive: drive(
    (client) => client.saveEMailAccount(newAccount),
    (answer) =>
      expect(answer).toEqual(
        E.right(expect.objectContaining({ EMailAccountId: 271, LastFetch: '0001-01-01T00:00:00' })),
      ),
    { contentType, accept },
  ),
})

export const contentTypes: ReadonlyArray<Interaction> = [
  inType(textJson, text(newAccountText), textJson, savedText),
  inType(xml, text(newAccountXml), xml, savedXml),
  inType(textXml, text(newAccountXml), textXml, savedXml),
  inType(form, text(newAccountForm), jsonMediaType, created),
  inType(jsonPatch, json(newAccountJson), jsonPatch, created),
  inType(mergePatch, json(newAccountJson), mergePatch, created),
]
