/** A server in memory that the scenarios run at: it is right but for its changes. */
import {
  complete,
  deleteEMailAccount,
  EMailAccount,
  getCurrentAccount,
  getReadySyncEmailAccounts,
  pathOf,
  saveEMailAccount,
} from '@so-email/codecs'
import { findMediaType, type HttpRequest, type HttpResponse, header, requestMediaTypes, xml } from '@so-email/wire'
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import { newAddress } from '../../src/account/newAccountBody.js'
import { runScenarios } from '../../src/scenario/scenarios.js'

export type Account = Readonly<Record<string, unknown>>
type Accounts = Map<unknown, Account>

export const respond = (value: unknown, status = 200): TE.TaskEither<string, HttpResponse> =>
  TE.right({ status, headers: [], body: new TextEncoder().encode(JSON.stringify(value)) })

export const run = (send: (request: HttpRequest) => TE.TaskEither<string, HttpResponse>, readOnly = false, pause = 0) =>
  runScenarios({ send, headers: [], associateId: 5, newAddress, readOnly, pause })()

/** Changes the credentials of both directions. */
export const each =
  (change: (credentials: Account) => Account) =>
  (account: Account): Account => ({
    ...account,
    ...Object.fromEntries(
      ['IncomingCredentials', 'OutgoingCredentials']
        .filter((direction) => account[direction] !== null)
        .map((direction) => [direction, change(Object(account[direction]))]),
    ),
  })

export const without =
  (...names: ReadonlyArray<string>) =>
  (account: Account): Account =>
    Object.fromEntries(Object.entries(account).filter(([name]) => !names.includes(name)))

type Response = ReturnType<typeof respond>

export interface Server {
  /** What the server keeps of an account in place of it, knowing what it kept before. */
  readonly kept?: (account: Account, before: Account | undefined) => Account
  /** What every response has in place of an account, and what only that to a read has. */
  readonly shown?: (account: Account) => Account
  readonly read?: (account: Account) => Account
  /** What the response to a read has in XML in place of that in JSON. */
  readonly readInXml?: (account: Account) => Account
  /** The response to a request that finds nothing, to a deletion, and to one for the current account. */
  readonly nothing?: Response
  readonly deletion?: Response
  readonly current?: Response
  /** The response to a save, where it is another one. */
  readonly saving?: (sent: Account) => Response | undefined
  /** What the server takes the body of a save for. */
  readonly received?: (sent: Account, contentType: string) => Account
  /** Whether two addresses are one to the server. */
  readonly isSame?: (address: string, sought: string) => boolean
  /** The ids of the accounts that are due, of those that were ever saved. */
  readonly due?: (ids: ReadonlyArray<number>) => Response
  /** What the server does to its accounts after a request has saved or deleted one. */
  readonly after?: (accounts: Accounts, id: unknown, request: HttpRequest) => void
  /** The path of reads that are answered as they were before, if they then had an account. */
  readonly cached?: string
  /** Whether the server does what it refuses. */
  readonly refusesTooLate?: boolean
}

const respondInXml = (account: Account): TE.TaskEither<string, HttpResponse> =>
  F.pipe(
    xml.write(EMailAccount)(JSON.parse(JSON.stringify(account))), // without what is undefined
    E.bimap(
      ({ reason }) => reason,
      (body) => ({ status: 200, headers: [], body }),
    ),
    TE.fromEither,
  )

const isXmlWanted = ({ headers }: HttpRequest): boolean =>
  F.pipe(
    headers,
    header('Accept'),
    O.exists((accept) => /xml/.test(accept)),
  )

const isStranger = ({ headers }: HttpRequest): boolean => O.isSome(header('Authorization')(headers))

export const typeOf = ({ headers }: HttpRequest): string => O.getOrElse(() => '')(header('Content-Type')(headers))

/** The properties of a body in any of the documented media types. */
const propertiesOf = (request: HttpRequest): Account =>
  F.pipe(
    findMediaType(requestMediaTypes)(typeOf(request)),
    E.fromOption(() => 'no media type'),
    E.chainW(({ mediaType }) => mediaType.read(saveEMailAccount.parameters.codec)(request.body)),
    E.match(() => ({}), Object),
  )

const makeServer = ({
  kept = (account) => account,
  shown = (account) => account,
  read = shown,
  readInXml = (account) => account,
  nothing = respond(null),
  deletion = respond(undefined, 204),
  current = nothing,
  saving = () => undefined,
  received = (sent) => sent,
  isSame = (address, sought) => address === sought,
  due = () => respond(null),
  after = () => {},
  cached,
  refusesTooLate = false,
}: Server) => {
  const accounts: Accounts = new Map()
  const before = new Map<string, Response>()
  let lastId = 0
  const save = (sent: Account): Account => {
    const EMailAccountId = sent['EMailAccountId'] === 0 ? ++lastId : sent['EMailAccountId']
    const withIds = each((credentials) => ({ ...credentials, ServiceAuthId: ++lastId }))
    const saved = withIds({ ...complete({}), ...sent, EMailAccountId })
    accounts.set(EMailAccountId, kept(saved, accounts.get(EMailAccountId)))
    return saved
  }
  const carriedOut = (request: HttpRequest): Response => {
    const { url } = request
    const id = Number(/\d+$/.exec(url)?.[0])
    const sent = propertiesOf(request)
    if (url === pathOf(saveEMailAccount)) {
      const other = saving(sent)
      if (other !== undefined) return other
      const saved = save(received(sent, typeOf(request)))
      after(accounts, saved['EMailAccountId'], request)
      return respond(shown(saved))
    }
    if (url.startsWith(pathOf(getCurrentAccount))) return current
    if (url.startsWith(pathOf(getReadySyncEmailAccounts)))
      return due(Array.from({ length: lastId }, (_, index) => index + 1))
    if (url.startsWith(pathOf(deleteEMailAccount))) {
      accounts.delete(id)
      after(accounts, id, request)
      return deletion
    }
    const isSought = (account: Account): boolean =>
      'FromAddress' in sent && isSame(String(account['EMailAddress']), String(sent['FromAddress']))
    const found = [...accounts].find(([key, account]) => key === id || isSought(account))
    const key = JSON.stringify([request.url, request.headers, sent])
    const known = before.get(key)
    if (known !== undefined) return known
    if (found === undefined) return nothing
    const response = isXmlWanted(request) ? respondInXml(readInXml(read(found[1]))) : respond(read(found[1]))
    if (url.split('?')[0] === cached) before.set(key, response)
    return response
  }
  return (request: HttpRequest): Response => {
    if (!isStranger(request)) return carriedOut(request)
    if (refusesTooLate) carriedOut(request)
    return respond('no', 401)
  }
}

/** The scenarios that fail at a server, each with its places and problems. */
export const failuresAt = async (server: Server, pause = 0): Promise<Readonly<Record<string, string>>> => {
  const { interactions } = await run(makeServer(server), false, pause)
  return Object.fromEntries(
    interactions.flatMap(({ description, outcome }) => {
      if (outcome._tag === 'Passed') return []
      return outcome._tag === 'Failed'
        ? [[description, outcome.mismatches.map(({ place, problem }) => `${place}: ${problem}`).join('; ')]]
        : [[description, outcome._tag]]
    }),
  )
}
