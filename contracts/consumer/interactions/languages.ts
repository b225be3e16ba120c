/** In which language, culture and time zone an answer is. */

import type { ClientConfig } from '@so-email/client'
import type { EMailAccount } from '@so-email/codecs'
import { expect } from 'vitest'
import { sampleRequest } from '../../samples/sample.js'
import { asDocumentedUser, documentedRequest, documentedResponse, drive, jsonType } from '../ask.js'
import { type GivenState, given, type Headers, type Interaction, json, pathTo } from '../Interaction.js'
import { existingId, updated } from './save.js'

interface In {
  readonly description: string
  readonly state: GivenState
  readonly id: unknown
  readonly headers: Headers
  readonly config: Partial<ClientConfig>
  /** What the answer must say to the letter. */
  readonly literal: { readonly [K in keyof EMailAccount]?: string }
}

const update = ({ description, state, id, headers, config, literal }: In): Interaction => ({
  description,
  states: [state],
  asked: {
    path: pathTo('saveEMailAccount'),
    headers: { ...asDocumentedUser, ...headers },
    body: json({ ...sampleRequest.value, EMailAccountId: id }),
  },
  answered: {
    status: 200,
    headers: { 'Content-Type': jsonType },
    body: updated(literal),
  },
  drive: drive(
    (client) => client.saveEMailAccount(documentedRequest),
    (answer) =>
      expect(answer).toEqual(
        expect.objectContaining({ right: { ...documentedResponse, ErrorReason: null, ...literal } }),
      ),
    config,
  ),
})

/** The one reference to a text that SuperOffice documents with its translation. */
const untranslated = { ...documentedResponse, EMailAccountId: 270, ErrorReason: '[SR_MANDATORY_FIELD_1281]' }
const withReference = given('these accounts exist', { accounts: [untranslated] })
const account = given('an account exists', { id: 270 })

export const languages: ReadonlyArray<Interaction> = [
  update({
    description: 'an update, with the texts of its answer in French',
    state: withReference,
    id: 270,
    headers: { 'Accept-Language': 'fr' },
    config: { language: 'fr' },
    literal: { ErrorReason: 'Nom de société' },
  }),
  update({
    description: 'an update, with SO-Language before Accept-Language',
    state: withReference,
    id: 270,
    headers: { 'Accept-Language': 'sv', 'SO-Language': 'fr' },
    config: { language: 'sv', soLanguage: 'fr' },
    literal: { ErrorReason: 'Nom de société' },
  }),
  update({
    description: 'an update, without a language',
    state: withReference,
    id: 270,
    headers: {},
    config: {},
    literal: { ErrorReason: '[SR_MANDATORY_FIELD_1281]' },
  }),
  update({
    description: 'an update, with a culture',
    state: account,
    id: existingId,
    headers: { 'SO-Language': 'sv', 'SO-Culture': 'en' },
    config: { soLanguage: 'sv', soCulture: 'en' },
    literal: {},
  }),
  update({
    description: 'an update, with a time zone for the dates of its answer',
    state: account,
    id: existingId,
    headers: { 'SO-TimeZone': 'UTC, includeTZOffset' },
    config: { soTimeZone: { zone: 'UTC', includeOffset: true } },
    literal: { LastFetch: '2008-08-06T14:32:38.9926739Z' },
  }),
]
