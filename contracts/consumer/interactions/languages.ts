/** The language, the culture and the time zone of a response. */
import type { ClientConfig } from '@so-email/client'
import { pathOf, type SaveEMailAccountRequest, saveEMailAccount } from '@so-email/codecs'
import { expect } from 'vitest'
import { asDocumentedUser, callClient, documentedRequest, documentedResponse } from '../client.js'
import { given, type Headers, type Interaction, json } from '../Interaction.js'
import { stateAssociateId, stateId } from '../responseAccount.js'
import { ok } from './calling.js'
import { existing, literally, stubJson, updated, updateJson } from './save.js'

interface In extends Pick<Interaction, 'description' | 'group'> {
  readonly headers: Headers
  readonly config: Partial<ClientConfig>
  /** The literal values of the response. */
  readonly literal: Readonly<Record<string, string>>
}

const update =
  (state: Interaction['states'][number], body: object, returned: object, changes: SaveEMailAccountRequest) =>
  ({ description, group, headers, config, literal }: In): Interaction => ({
    description,
    group,
    states: [state],
    request: { path: pathOf(saveEMailAccount), headers: { ...asDocumentedUser, ...headers }, body: json(body) },
    response: ok(updated({ ...returned, ...literal })),
    send: callClient(
      (client) => client.saveEMailAccount({ ...documentedRequest, ...changes }),
      (result) => expect(result).toMatchObject({ right: { EMailAccountId: stateId, ...literal } }),
      config,
    ),
  })

/** The one reference to a text that SuperOffice documents with its translation. */
const untranslated = {
  ...documentedResponse,
  EMailAccountId: stateId,
  AssociateId: stateAssociateId,
  ErrorReason: '[SR_MANDATORY_FIELD_1281]',
}
const { ErrorReason } = untranslated
const ofReference = update(
  given('these accounts exist', { accounts: [untranslated] }),
  // A server that writes what the page calls read-only is right too.
  { ...stubJson, ErrorReason },
  literally,
  { ErrorReason },
)
const ofAccount = update(existing, updateJson, {}, {})

export const languages: ReadonlyArray<Interaction> = [
  ofReference({
    description: 'a request to update an account, with the texts of the response in French',
    headers: { 'Accept-Language': 'fr' },
    config: { language: 'fr' },
    literal: { ErrorReason: 'Nom de société' },
  }),
  ofReference({
    description: 'a request to update an account, with SO-Language before Accept-Language',
    headers: { 'Accept-Language': 'sv', 'SO-Language': 'fr' },
    config: { language: 'sv', soLanguage: 'fr' },
    literal: { ErrorReason: 'Nom de société' },
  }),
  ofReference({
    description: 'a request to update an account, without a language',
    headers: {},
    config: {},
    literal: { ErrorReason: '[SR_MANDATORY_FIELD_1281]' },
  }),
  ofReference({
    description: 'a request to update an account, with a culture and without a language',
    headers: { 'SO-Culture': 'fr' },
    config: { soCulture: 'fr' },
    literal: { ErrorReason: '[SR_MANDATORY_FIELD_1281]' },
  }),
  ofAccount({
    description: 'a request to update an account, with a culture',
    headers: { 'SO-Language': 'sv', 'SO-Culture': 'en' },
    config: { soLanguage: 'sv', soCulture: 'en' },
    literal: {},
  }),
  ofAccount({
    description: 'a request to update an account, with a time zone for the dates of the response',
    group: 'assumption:time zone',
    headers: { 'SO-TimeZone': 'UTC, includeTZOffset' },
    config: { soTimeZone: { zone: 'UTC', includeOffset: true } },
    literal: { LastFetch: '2008-08-06T14:32:38.9926739Z' },
  }),
]
