/** Whether our stub does what a statement demands of a server, found by sending it requests. */
import { soTicket } from '@so-email/client'
import { sampleAppToken, sampleUser } from '@so-email/provider-stub'
import { type HttpRequest, header } from '@so-email/wire'
import { either as E, function as F, option as O } from 'fp-ts'
import { textIn } from '../providers/changes.js'
import { all, wrong } from './client.js'
import { configOf } from './configOf.js'
import { answerTo, entityIn, exchange, jsonOf, populated, type Subject, subjectOf, withJson } from './exchange.js'
import { valueAt, withValueAt } from './place.js'
import { purposes } from './purposes.js'
import { selects, withQuery } from './query.js'
import type { Statement } from './Statement.js'
import { sentences } from './sentences.js'

const online = { mode: 'online', granted: true } as const

/** Whether a header changes the response, which has an account with texts and a date, or a user whose name is a reference. */
const honours = async (subject: Subject, name: string, value: string): Promise<boolean> => {
  const options = { ...populated, users: [{ ...sampleUser, name: '[SR_MANDATORY_FIELD_1281]' }] }
  const auth = soTicket(sampleUser.tickets[0])
  const plain = await exchange(subject, { auth }, options)
  const changed = await exchange(subject, { auth, ...configOf(name, value) }, options)
  return E.isRight(changed.result) && textIn(plain.response) !== textIn(changed.response)
}

const honoursHeader = async (subject: Subject, name: string, values: ReadonlyArray<string>): Promise<boolean> => {
  switch (name) {
    case 'Authorization':
      return all(values, async (scheme) => {
        const options = scheme === 'Bearer' ? online : {}
        const { request, result } = await exchange(subject, configOf(name, scheme), options)
        const other = request.headers.map(([field, value]) => [field, field === name ? `${value}x` : value] as const)
        return E.isRight(result) && (await answerTo({ ...request, headers: other }, options)).status === 401
      })
    case 'X-XSRF-TOKEN': {
      const inSession = async (cookie: string) =>
        (await exchange(subject, { ...configOf(name, ''), headers: { Cookie: `XSRF-TOKEN=${cookie}` } })).response
          .status
      return (await inSession(sampleUser.xsrfTokens[0])) !== 401 && (await inSession('another')) === 401
    }
    case 'Content-Type':
      return all(values, async (type) => E.isRight((await exchange(subject, configOf(name, type))).result))
    case 'Accept':
      return all(values, async (type) => {
        const { response } = await exchange(subject, configOf(name, type))
        return F.pipe(
          response.headers,
          header('Content-Type'),
          O.exists((value) => value.split(';')[0] === type),
        )
      })
    case 'SO-AppToken': {
      const auth = soTicket(sampleUser.tickets[0])
      const statusWith = async (config: object) =>
        (await exchange(subject, { auth, ...config }, online)).response.status
      return (await statusWith({ appToken: sampleAppToken })) !== 401 && (await statusWith({})) === 401
    }
    default:
      return honours(subject, name, name === 'SO-TimeZone' ? 'UTC' : 'fr')
  }
}

const refusesInput = async (request: HttpRequest, name: string, isQuery: boolean): Promise<boolean> => {
  const json = jsonOf(request)
  const changed = isQuery
    ? withQuery(request, name, 'no number')
    : withJson(withValueAt(json, name, wrong(valueAt(json, name))))(request)
  return (await answerTo(changed)).status === 400
}

export const isDoneByStub = async ({ operation: name, text, about }: Statement): Promise<boolean> => {
  const subject = subjectOf(name)
  const known = sentences[text]
  if (known !== undefined) return known.stub(subject)
  const { request, response, result } = await exchange(subject)
  switch (about._tag) {
    case 'Path':
      return E.isRight(result) && (await answerTo({ ...request, url: `${request.url.split('?')[0]}2` })).status === 404
    case 'Purpose':
      return E.isRight(result) && ((await purposes[text]?.stub(subject)) ?? false)
    case 'Header':
      return honoursHeader(subject, about.name, about.values)
    case 'Input':
      return about.name === '$select' ? selects(request) : refusesInput(request, about.name, about.isQuery)
    case 'Status':
      return response.status === about.status
    case 'Answer':
      return E.isRight(subject.operation.answer.decode(jsonOf(response)))
    case 'Property':
      return valueAt(jsonOf(response), about.name) !== undefined
    case 'ReadOnly': {
      const changed = typeof entityIn(jsonOf(response))[about.name] === 'number' ? 7777 : 'changed'
      const entity = { ...entityIn(jsonOf(request)), EMailAccountId: 270, [about.name]: changed }
      const answered = entityIn(jsonOf(await answerTo(withJson(entity)(request))))
      return Object.hasOwn(answered, about.name) && answered[about.name] !== changed
    }
    case 'Sentence':
      return false
  }
}
