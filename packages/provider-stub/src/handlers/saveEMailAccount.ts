/**
 * Creates when the id is empty, else replaces the whole account: what is not sent takes its default, and what the stub
 * does not know is kept as it was sent. What the page calls read-only, and the rights, are the server's.
 */
import { EMailAccount, isNew, SaveEMailAccountRequest, type ServiceAuth } from '@so-email/codecs'
import { either as E, option as O } from 'fp-ts'
import { defaultsOf } from '../algebras/asDotNet.js'
import { fieldPropertiesOf } from '../algebras/fieldProperties.js'
import { tooLong } from '../algebras/tooLong.js'
import { badRequest, type Refusal } from '../Refusal.js'
import { largestId, none, put } from '../store/Accounts.js'
import type { Asked, Handler } from './Handler.js'

const properties = defaultsOf(EMailAccount)
const names = new Set(properties.map(({ name }) => name))
const isRights = (name: string) => /^(?:TableRight|FieldProperties)$/i.test(name)
const readOnly = new Set(['AccountStatus', 'ErrorCount', 'ErrorReason'])

export const saveEMailAccount: Handler<SaveEMailAccountRequest, EMailAccount> = (asked) => (request) => {
  const { accounts, assumptions } = asked
  const sentId = request.EMailAccountId ?? 0
  const before = accounts.get(sentId)
  if (!isNew(request) && before === undefined) {
    if (assumptions.unknownId === 'null') return E.right([null, none])
    if (assumptions.unknownId === 'refused') return E.left(badRequest(`there is no account ${sentId}`))
  }
  const id = isNew(request) ? accounts.nextId : sentId
  if (id > largestId) return E.left(badRequest('there are no more ids'))
  const refusal = refusalOf(asked, request, id, before)
  if (O.isSome(refusal)) return E.left(refusal.value)
  const account = saved(asked, request, id, before)
  return E.right([account, put(account)])
}

const refusalOf = (
  { accounts, assumptions }: Asked,
  request: SaveEMailAccountRequest,
  id: number,
  before: EMailAccount | undefined,
): O.Option<Refusal> => {
  const isUnknown = (credentials: ServiceAuth | null | undefined) => credentials && !isOneOf(credentials, before)
  const added = [request.IncomingCredentials, request.OutgoingCredentials].filter(isUnknown).length
  if (accounts.nextCredentialsId + added - 1 > largestId) {
    return O.some(badRequest('there are no more ids for credentials'))
  }
  if (assumptions.longText === 'refused') {
    const found = tooLong(SaveEMailAccountRequest, request)
    if (found !== null) return O.some(badRequest(`the text is too long: ${found}`))
  }
  if (assumptions.duplicateAddress === 'refused' && request.EMailAddress) {
    const owner = accounts.withAddress(request.EMailAddress)
    if (owner !== undefined && owner.EMailAccountId !== id) {
      return O.some(badRequest(`the EMailAddress belongs to account ${owner.EMailAccountId}`))
    }
  }
  return O.none
}

/** The account as it is kept from now on. Written property by property: a spread costs ten times as much. */
const saved = (
  { accounts, assumptions }: Asked,
  request: SaveEMailAccountRequest,
  id: number,
  before: EMailAccount | undefined,
): EMailAccount => {
  const sent: Readonly<Record<string, unknown>> = request
  const kept: Readonly<Record<string, unknown>> = before ?? {}
  const account: Record<string, unknown> = {}
  for (const { name, absent } of properties) {
    const isServers = assumptions.readOnly === 'kept' && readOnly.has(name)
    account[name] = (isServers ? kept[name] : sent[name]) ?? absent
  }
  account['EMailAccountId'] = id
  account['TableRight'] = before?.TableRight ?? null
  account['FieldProperties'] = before?.FieldProperties ?? fieldPropertiesOf(EMailAccount)
  let next = accounts.nextCredentialsId
  for (const name of ['IncomingCredentials', 'OutgoingCredentials'] as const) {
    const credentials = request[name] ?? null
    const isKnown = credentials !== null && isOneOf(credentials, before)
    account[name] = credentials === null || isKnown ? credentials : { ...credentials, ServiceAuthId: next++ }
  }
  for (const name of Object.keys(sent)) {
    // Defined, not assigned: `__proto__` is a name like any other.
    if (!names.has(name) && !isRights(name)) {
      Object.defineProperty(account, name, { value: sent[name], enumerable: true, writable: true, configurable: true })
    }
  }
  return account as unknown as EMailAccount // every property of its codec has been written, from a decoded request
}

/** Whether these are credentials that the account already has; all others are new, whatever id they bring. */
const isOneOf = ({ ServiceAuthId }: ServiceAuth, before: EMailAccount | undefined): boolean =>
  ServiceAuthId !== 0 &&
  (before?.IncomingCredentials?.ServiceAuthId === ServiceAuthId ||
    before?.OutgoingCredentials?.ServiceAuthId === ServiceAuthId)
