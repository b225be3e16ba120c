/**
 * Creates an account if the id is empty, else replaces the whole account: a property that the request lacks takes its
 * default, and a property that the stub does not know is kept as it came. The properties that the page calls read-only, and
 * the rights, belong to the server.
 */
import { EMailAccount, isNew, SaveEMailAccountRequest } from '@so-email/codecs'
import { either as E, function as F, option as O } from 'fp-ts'
import { defaultsOf } from '../algebras/fillDefaults.js'
import { tooLong } from '../algebras/tooLong.js'
import { chainEither } from '../performance/chain.js'
import { badRequest, type Refusal } from '../refusal/Refusal.js'
import { largestId } from '../store/Accounts.js'
import { none, put } from '../store/Change.js'
import type { Handler, HandlerContext, HandlerResult } from './Handler.js'

const names = new Set(defaultsOf(EMailAccount).map(({ name }) => name))
const isRights = (name: string) => /^(?:TableRight|FieldProperties)$/i.test(name)
const credentialsNames = ['IncomingCredentials', 'OutgoingCredentials'] as const
type CredentialsName = (typeof credentialsNames)[number]
const readOnly = new Set(['AccountStatus', 'ErrorCount', 'ErrorReason'])

/** A save that has an account to write: a new one, or the one with the id of the request. */
interface Save {
  readonly context: HandlerContext
  readonly request: SaveEMailAccountRequest
  readonly id: number
  /** The account that is replaced; `undefined` for a new one. */
  readonly before: EMailAccount | undefined
}

export const saveEMailAccount: Handler<SaveEMailAccountRequest, EMailAccount> = (context) => (request) =>
  F.pipe(toSave(context, request), chainEither(O.match((): HandlerResult<EMailAccount> => E.right([null, none]), save)))

const save = (allowed: Save): HandlerResult<EMailAccount> =>
  F.pipe(
    checkIds(allowed),
    chainEither(checkTexts),
    chainEither(checkAddress),
    E.map(savedAccount),
    E.map((account) => [account, put(account)]),
  )

/** `none` for the id of no account, if that is assumed to be answered with `null`. */
const toSave = (context: HandlerContext, request: SaveEMailAccountRequest): E.Either<Refusal, O.Option<Save>> => {
  const { accounts, assumptions } = context
  if (isNew(request)) return E.right(O.some({ context, request, id: accounts.nextId, before: undefined }))
  const id = request.EMailAccountId ?? 0
  const before = accounts.get(id)
  if (before !== undefined || assumptions.unknownId === 'created') {
    return E.right(O.some({ context, request, id, before }))
  }
  return assumptions.unknownId === 'null' ? E.right(O.none) : E.left(badRequest(`there is no account ${id}`))
}

/** Ids are Int32 above 0, and none is used twice. */
const checkIds = (save: Save): E.Either<Refusal, Save> => {
  const { context } = save
  const added = credentialsNames.filter((name) => isAdded(save, name))
  if (save.id < 1) return E.left(badRequest('every account needs an EMailAccountId above 0'))
  if (save.id > largestId) return E.left(badRequest('there are no more ids'))
  return context.accounts.nextCredentialsId + added.length - 1 > largestId
    ? E.left(badRequest('there are no more ids for credentials'))
    : E.right(save)
}

const checkTexts = (save: Save): E.Either<Refusal, Save> => {
  const text = save.context.assumptions.longText === 'refused' ? tooLong(SaveEMailAccountRequest, save.request) : null
  return text === null ? E.right(save) : E.left(badRequest(`the text is too long: ${text}`))
}

/** Decides about a duplicate address; no account has an empty one. */
const checkAddress = (save: Save): E.Either<Refusal, Save> => {
  const { context, request, id } = save
  const { accounts, assumptions } = context
  const owner =
    assumptions.duplicateAddress === 'refused' ? accounts.withAddress(request.EMailAddress ?? '') : undefined
  return owner === undefined || owner.EMailAccountId === id
    ? E.right(save)
    : E.left(badRequest(`the EMailAddress belongs to account ${owner.EMailAccountId}`))
}

/** The account as it is stored. Written property by property, because a spread takes ten times as long. */
const savedAccount = (save: Save): EMailAccount => {
  const { context, request, id, before } = save
  const { accounts, assumptions, profile } = context
  const sent = request as Readonly<Record<string, unknown>> // every object is one
  const kept: Readonly<Record<string, unknown>> = before ?? {}
  const account: Record<string, unknown> = {}
  for (const { name, absent } of profile.properties) {
    const isServers = assumptions.readOnly === 'kept' && readOnly.has(name)
    account[name] = (isServers ? kept[name] : sent[name]) ?? absent
  }
  account['EMailAccountId'] = id
  account['TableRight'] = before?.TableRight ?? null
  account['FieldProperties'] = before?.FieldProperties ?? profile.fieldProperties
  let next = accounts.nextCredentialsId
  for (const name of credentialsNames) {
    const credentials = request[name] ?? null
    account[name] = isAdded(save, name) ? { ...credentials, ServiceAuthId: next++ } : credentials
  }
  for (const name of Object.keys(sent)) {
    // Defined, not assigned: `__proto__` is a name like any other.
    if (!names.has(name) && !isRights(name)) {
      Object.defineProperty(account, name, { ...Object.getOwnPropertyDescriptor(sent, name) })
    }
  }
  return account as unknown as EMailAccount // every property of its codec has been written, from a decoded request
}

/**
 * Whether the request has credentials that the account has not. All of them are new, whatever id they bring; no kept ones have
 * the id 0. Of two that bring one id, those keep it whose property had it.
 */
const isAdded = ({ request, before }: Save, name: CredentialsName): boolean => {
  const id = request[name]?.ServiceAuthId
  const other = name === 'IncomingCredentials' ? 'OutgoingCredentials' : 'IncomingCredentials'
  const wasHere = before?.[name]?.ServiceAuthId === id
  const wasThere = before?.[other]?.ServiceAuthId === id
  if (id === undefined) return false
  return request[other]?.ServiceAuthId === id
    ? !wasHere || (name === 'OutgoingCredentials' && wasThere)
    : !wasHere && !wasThere
}
