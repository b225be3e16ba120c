/** The sentences whose form does not show what they demand: how a client and a stub are tried, and what holds them. */
import { bearer, type ClientConfig, soTicket } from '@so-email/client'
import { SaveEMailAccountRequest } from '@so-email/codecs'
import { makeStub, type StubOptions, sampleAppToken, sampleUser } from '@so-email/provider-stub'
import { either as E } from 'fp-ts'
import { limits } from '../providers/limits.js'
import { sampleRequest, sampleResponse } from '../samples/sample.js'
import { answerTo, entityIn, exchange, jsonOf, type Probe, populated, type Subject, withJson } from './exchange.js'
import { selects } from './query.js'

export interface Evidence {
  readonly client: Probe
  readonly stub: Probe
  /** The interactions that hold it, by their descriptions. */
  readonly heldBy: ReadonlyArray<string>
}

const statusOf = async (subject: Subject, config: Partial<ClientConfig>, options: StubOptions): Promise<number> =>
  (await exchange(subject, config, options)).response.status

const online = { mode: 'online', granted: true } as const
const byToken = { auth: bearer(sampleUser.tokens[0]) }
const byTicket = { auth: soTicket(sampleUser.tickets[0]) }

const accountWith = async (
  subject: Subject,
  config: Partial<ClientConfig>,
): Promise<Readonly<Record<string, unknown>>> => entityIn(jsonOf((await exchange(subject, config, populated)).response))

const writes =
  (config: Partial<ClientConfig>, ...fields: ReadonlyArray<readonly [string, string]>): Probe =>
  async (subject) => {
    const { headers } = (await exchange(subject, config)).request
    return fields.every(([name, value]) => headers.some((each) => each[0] === name && each[1] === value))
  }

const idWith = async (subject: Subject, EMailAccountId: number | undefined): Promise<unknown> => {
  const input = { EMailAddress: 'new@example.test', ...(EMailAccountId === undefined ? {} : { EMailAccountId }) }
  const { request, response } = await exchange({ ...subject, input })
  return [entityIn(jsonOf(request))['EMailAccountId'], entityIn(jsonOf(response))['EMailAccountId']]
}

const isGranted: Evidence = {
  client: async (subject) => {
    const { result } = await exchange(subject, byToken, { mode: 'online' })
    return E.isLeft(result) && result.left._tag === 'Forbidden'
  },
  stub: async (subject) =>
    (await statusOf(subject, byToken, { mode: 'online' })) === 403 &&
    (await statusOf(subject, byToken, online)) === subject.operation.answer.status,
  heldBy: ['a request to save a new account Online, by an application that was not granted the EMail agent'],
}

const isSelected: Evidence = {
  client: async () => false,
  stub: async (subject) => selects((await exchange(subject)).request),
  heldBy: [],
}

const isBody: Evidence = {
  client: async (subject) => SaveEMailAccountRequest.is(jsonOf((await exchange(subject)).request)),
  stub: async (subject) => {
    const { request } = await exchange(subject)
    return (await answerTo(withJson(5)(request))).status === 400
  },
  heldBy: ['the documented request to save an account'],
}

export const sentences: Readonly<Record<string, Evidence>> = {
  'Updates the existing EMailAccount or creates a new EMailAccount if the id parameter is empty': {
    client: async (subject) =>
      String(await idWith(subject, undefined)).startsWith('0,') &&
      String(await idWith(subject, 270)).startsWith('270,'),
    stub: async (subject) =>
      String(await idWith(subject, undefined)) === '0,271' && String(await idWith(subject, 270)) === '270,270',
    // A provider that saves nothing, and responds as if it had, is noticed by scenarios alone.
    heldBy: [],
  },
  'Online Restricted: ## The EMail agent is not available in Online by default.': isGranted,
  'Access must be requested specifically when app is registered.': isGranted,
  'Overrides Accept-Language value.': {
    client: writes({ language: 'en', soLanguage: 'no' }, ['Accept-Language', 'en'], ['SO-Language', 'no']),
    stub: async (subject) =>
      (await accountWith(subject, { language: 'en', soLanguage: 'no' }))['ErrorReason'] === 'Feil',
    heldBy: ['a request to update an account, with SO-Language before Accept-Language'],
  },
  'Partially overrides SO-Language/Accept-Language value.': {
    client: writes({ language: 'en', soCulture: 'no' }, ['Accept-Language', 'en'], ['SO-Culture', 'no']),
    // The culture changes nothing, so it overrides nothing.
    stub: async () => false,
    heldBy: [],
  },
  'Ignored if no Language set.': {
    client: writes({ soCulture: 'no' }, ['SO-Culture', 'no']),
    stub: async (subject) =>
      JSON.stringify(await accountWith(subject, { soCulture: 'no' })) ===
      JSON.stringify(await accountWith(subject, {})),
    heldBy: ['a request to update an account, with a culture and without a language'],
  },
  'Used when calling Online WebAPI from a server.': {
    client: writes({ ...byTicket, appToken: sampleAppToken }, ['SO-AppToken', sampleAppToken]),
    stub: async (subject) =>
      (await statusOf(subject, { ...byTicket, appToken: sampleAppToken }, online)) === 200 &&
      (await statusOf(subject, byTicket, online)) === 401,
    heldBy: ['a request to save a new account Online, with a ticket and the token of the application'],
  },
  'Other fields are then nulled out to reduce payload size: "Name,department,category".': isSelected,
  'Default = show all fields.': isSelected,
  "Custom ports may be specified by adding ':' and the port number after the name/ip (ex: '127.0.0.1:6543')": {
    client: async () => false,
    stub: async (subject) => {
      const mailServers = [{ host: '127.0.0.1', port: 6543, logins: [{ userName: 'u', password: 'p' }] }]
      const answerAt = async (ServerName: string) => {
        const connection = {
          UserName: 'u',
          Password: 'p',
          ServerName,
          Port: 0,
          Protocol: null,
          Folder: null,
          UseSSL: true,
        }
        const input = { ConnectionInfo: connection, ConnectionInfoExtended: connection }
        return jsonOf((await exchange({ ...subject, input }, {}, { mailServers })).response)
      }
      return (await answerAt('127.0.0.1:6543')) === true && (await answerAt('127.0.0.1:6544')) === false
    },
    heldBy: [],
  },
  'Request Body: entity': isBody,
  'The EMailAccount to be saved.': isBody,
  OK: {
    client: async (subject) => E.isRight((await exchange(subject)).result),
    stub: async (subject) => (await statusOf(subject, {}, {})) === 200,
    heldBy: ['the documented request to save an account'],
  },
  'Sample request': {
    client: async (subject) => {
      const { request } = await exchange({ ...subject, input: sampleRequest.value }, { language: 'sv' })
      const fields = request.headers.map(String)
      return (
        JSON.stringify(jsonOf(request)) === JSON.stringify(sampleRequest.value) &&
        sampleRequest.headers.every((field) => fields.includes(String(field)))
      )
    },
    stub: async (subject) => (await statusOf(subject, { language: 'sv' }, {})) === 200,
    heldBy: ['the documented request to save an account'],
  },
  'Sample response': {
    client: async ({ operation }) => E.isRight(operation.answer.decode(sampleResponse.value)),
    stub: async (subject) => {
      const { request } = await exchange(subject)
      const stub = makeStub()
      stub.states.enter('documented sample', {})
      const answered = await stub.answer(request, limits)()
      return E.isRight(answered) && JSON.stringify(jsonOf(answered.right)) === JSON.stringify(sampleResponse.value)
    },
    heldBy: ['the documented request to save an account'],
  },
}
