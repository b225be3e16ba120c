/** One exchange of an operation between our client and our stub, in memory, with what goes over the wire. */
import { basic, type ClientConfig, type ClientError, makeClient } from '@so-email/client'
import { EMailAccount, type Operation, type Operations, operations } from '@so-email/codecs'
import { makeStub, type StubOptions, sampleAccount } from '@so-email/provider-stub'
import type { HttpRequest, HttpResponse, Transport } from '@so-email/wire'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { orThrow } from '../orThrow.js'
import { textIn } from '../providers/changes.js'
import { limits } from '../providers/limits.js'
import { mailbox } from '../samples/credentials.js'
import { sampleRequest } from '../samples/sample.js'

type Inputs = { readonly [K in keyof Operations]: Operations[K] extends Operation<infer I, infer _> ? I : never }

const rights = { TableRight: { Mask: 'Select', Reason: '' }, FieldProperties: {} }
const login = {
  ServerName: mailbox.Server,
  UserName: mailbox.Username,
  Password: mailbox.Password,
  Folder: 'INBOX',
  UseSSL: true,
  UseGraphApi: false,
  ...rights,
}
const due = { AccountId: 270, AssociateName: 'tje0', AssociateId: 244, ...rights }

/** An input for each operation: an operation without one does not compile. */
const inputs: Inputs = {
  saveEMailAccount: { ...sampleRequest.value, IncomingCredentials: { ...mailbox, ...rights } },
  createDefaultEMailAccount: undefined,
  getEMailAccount: { eMailAccountId: 270 },
  getEMailAccountFromEMailAddress: { FromAddress: 'sample@example.test' },
  getCurrentAccount: undefined,
  getCurrentAccountId: undefined,
  deleteEMailAccount: { eMailAccountId: 270 },
  getReadySyncEmailAccounts: undefined,
  testAuthenticate: undefined,
  syncEmailAccount: { SyncUserAccount: due },
  syncEmailAccounts: { SyncUserAccounts: [due] },
  authenticate: { ConnectionInfoExtended: { ...login, Port: 993, Protocol: 'IMAP' } },
  authenticateIncoming: { ConnectionInfo: login },
  authenticateOutgoing: { ConnectionInfo: login },
  createDefaultEMailConnectionInfo: undefined,
  createDefaultEMailConnectionInfoExtended: undefined,
  hasMXRecord: { MailDomain: 'example.test' },
  hasSPFRecord: { SourceSpf: 'spf.example.test', TargetDomain: 'example.test' },
}

/** An operation with its input, whatever their types are. */
export interface Subject {
  readonly operation: Operation<unknown, unknown>
  readonly input: unknown
}

/** Whether something holds of an operation. */
export type Probe = (subject: Subject) => Promise<boolean>

const subjects = new Map<string, Subject>(
  Object.entries(operations).map(([key, operation]) => [
    operation.name,
    // `Inputs` has the input of each operation under the same key.
    { operation: operation as Operation<unknown, unknown>, input: inputs[key as keyof Inputs] },
  ]),
)

export const subjectOf = (name: string): Subject => {
  const subject = subjects.get(name)
  if (subject === undefined) throw new TypeError(`no operation is named ${name}`)
  return subject
}

export interface Exchange {
  readonly result: E.Either<ClientError, unknown>
  readonly request: HttpRequest
  readonly response: HttpResponse
}

const nothing: Pick<HttpRequest & HttpResponse, 'method' | 'url' | 'headers' | 'body' | 'status'> = {
  method: '',
  url: '',
  headers: [],
  body: new Uint8Array(),
  status: 0,
}

/** Calls an operation, with whatever server the transport is. */
export const call = async (
  { operation, input }: Subject,
  transport: Transport,
  config: Partial<ClientConfig> = {},
): Promise<Exchange> => {
  const exchanged: Array<Omit<Exchange, 'result'>> = []
  const recording: Transport = (request, limits) =>
    F.pipe(
      transport(request, limits),
      TE.tapIO((response) => () => exchanged.push({ request, response })),
    )
  // Not the client of `consumer`: with a mutation of a codec that file does not load, and the tests that name it do not run.
  const base = {
    baseUrl: 'https://crm.example.test',
    auth: basic({ user: 'tje0', password: 'Tje0' }),
    retry: false,
  } as const
  const client = orThrow(makeClient({ ...base, transport: recording, ...config }))
  const result = await client.call(operation)(input)()
  return { result, ...(exchanged[0] ?? { request: nothing, response: nothing }) }
}

/** Calls an operation at a stub. */
export const exchange = (subject: Subject, config?: Partial<ClientConfig>, options?: StubOptions): Promise<Exchange> =>
  config === undefined && options === undefined ? usual(subject) : call(subject, makeStub(options ?? {}).answer, config)

/** The exchange without any option, once for each operation. */
const usual: (subject: Subject) => Promise<Exchange> = (() => {
  const known = new Map<Subject, Promise<Exchange>>()
  return (subject) => {
    const exchanged = known.get(subject) ?? call(subject, makeStub(populated).answer)
    known.set(subject, exchanged)
    return exchanged
  }
})()

/** A stub whose account has rights, a text in several languages, and a date-time with an offset. */
export const populated: StubOptions = {
  accounts: F.pipe(
    {
      ...sampleAccount,
      ...rights,
      ErrorReason: 'NO:"Feil";US:"Error";FR:"Erreur"',
      LastFetch: '2008-08-06T16:32:38.9926739+02:00',
      FieldProperties: {
        EMailAddress: { FieldRight: { Mask: 'Read', Reason: '' }, FieldType: 'System.String', FieldLength: 255 },
      },
    },
    EMailAccount.decode,
    E.match(
      () => [],
      (account) => [account],
    ),
  ),
}

/** A request at a stub, as it is. */
export const answerTo = async (request: HttpRequest, options: StubOptions = {}): Promise<HttpResponse> =>
  E.getOrElse((): HttpResponse => nothing)(await makeStub(options).answer(request, limits)())

/** The JSON of a message, or undefined. */
export const jsonOf = (message: Pick<HttpResponse, 'body'>): unknown =>
  E.toUnion(
    E.tryCatch(
      () => JSON.parse(textIn(message)),
      () => undefined,
    ),
  )

/** The same message with another JSON. */
export const withJson =
  (json: unknown) =>
  <Message extends HttpRequest | HttpResponse>(message: Message): Message => ({
    ...message,
    body: new TextEncoder().encode(JSON.stringify(json)),
  })

/** The entity of a body: the first, where it is a list. */
export const entityIn = (json: unknown): Readonly<Record<string, unknown>> => Object([json].flat()[0] ?? {})
