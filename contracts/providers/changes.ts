/** The changes that providers are made by: of requests, of responses, of the values in them. */
import { pathOf, saveEMailAccount } from '@so-email/codecs'
import { type HttpRequest, type HttpResponse, header } from '@so-email/wire'
import { function as F, option as O, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'
import type { Change } from './Provider.js'

export type Members = Readonly<Record<string, unknown>>

/** No change. */
export const asItIs: Change = (respond) => respond

/** All of these changes; the first one is nearest to the stub. */
export const all =
  (...changes: ReadonlyArray<Change>): Change =>
  (respond, stub) =>
    changes.reduce((changed, change) => change(changed, stub), respond)

/** A change of one operation, ours or another one. */
export const of =
  (operation: Parameters<typeof pathOf>[0], change: Change): Change =>
  (respond, stub) => {
    const changed = change(respond, stub)
    const path = pathOf(operation)
    return (request) => (request.url.split('?')[0] === path ? changed : respond)(request)
  }

export const onSave = (change: Change): Change => of(saveEMailAccount, change)

/** Another response, for a request. */
export const responding =
  (change: (response: HttpResponse, request: HttpRequest) => HttpResponse): Change =>
  (respond) =>
  (request) =>
    F.pipe(
      respond(request),
      TE.map((response) => change(response, request)),
    )

/** Another request. */
export const requesting =
  (change: (request: HttpRequest) => HttpRequest): Change =>
  (respond) =>
    F.flow(change, respond)

export const textIn = ({ body }: Pick<HttpRequest, 'body'>): string => new TextDecoder().decode(body)

export const typeOf = ({ headers }: Pick<HttpRequest, 'headers'>): string =>
  O.getOrElse(() => '')(header('Content-Type')(headers))

/** A message with another text as its body, if it is of the type. One whose text stays the same is not changed at all. */
export const withText =
  (change: (text: string) => string, type = /^/) =>
  <Message extends HttpRequest | HttpResponse>(message: Message): Message => {
    const before = textIn(message)
    const after = type.test(typeOf(message)) ? change(before) : before
    if (after === before) return message
    const body = new TextEncoder().encode(after)
    const headers = message.headers.filter(([name]) => name.toLowerCase() !== 'content-length')
    return { ...message, headers: [...headers, ['Content-Length', String(body.length)]], body }
  }

const parsed = (text: string): O.Option<unknown> => O.tryCatch((): unknown => JSON.parse(text))

/** Another value in the JSON of a message; one that holds no JSON stays as it is. */
export const withJson = (change: (value: unknown) => unknown) =>
  withText(
    (text) =>
      F.pipe(
        parsed(text),
        O.match(
          () => text,
          (value) => JSON.stringify(change(value)),
        ),
      ),
    /json/,
  )

/** Another text in every response of a type. */
export const text = (change: (text: string) => string, type?: RegExp): Change => responding(withText(change, type))

/** Another text in every response in XML. */
export const xml = (change: (text: string) => string): Change => text(change, /xml/)

/** Another value in every response in JSON. */
export const jsonValue = (change: (value: unknown) => unknown): Change => responding(withJson(change))

const Account = t.intersection([t.UnknownRecord, t.type({ EMailAccountId: t.number })])

const isNothing = ({ EMailAccountId }: t.TypeOf<typeof Account>): boolean => EMailAccountId === 0

/** Another account in every response in JSON that has one; the defaults of a new account are one. */
export const accounts = (change: (account: Members) => unknown): Change =>
  jsonValue((value) => (Account.is(value) ? change(value) : value))

/** The same for accounts that are saved. */
export const savedAccounts = (change: (account: Members) => unknown): Change =>
  accounts((account) => (Account.is(account) && !isNothing(account) ? change(account) : account))

/** An account with other credentials, where it has some. */
export const withCredentials =
  (change: (credentials: Members) => Members) =>
  (account: Members): Members => ({
    ...account,
    ...Object.fromEntries(
      ['IncomingCredentials', 'OutgoingCredentials']
        .filter((name) => t.UnknownRecord.is(account[name]))
        .map((name) => [name, change(Object(account[name]))]),
    ),
  })

/** Other credentials in every account that has some. */
export const credentials = (change: (credentials: Members) => Members): Change => accounts(withCredentials(change))

export const set = (name: string, value: unknown): Change => accounts((account) => ({ ...account, [name]: value }))
export const without = (...names: ReadonlyArray<string>): Change =>
  accounts((account) => Object.fromEntries(Object.entries(account).filter(([name]) => !names.includes(name))))

export const status = (code: number): Change => responding((response) => ({ ...response, status: code }))

/** Another header, or none. */
const withHeader =
  (name: string, change: (value: string) => string | undefined) =>
  <Message extends HttpRequest | HttpResponse>(message: Message): Message => ({
    ...message,
    headers: message.headers.flatMap(([each, value]) => {
      if (each.toLowerCase() !== name.toLowerCase()) return [[each, value] as const]
      const changed = change(value)
      return changed === undefined ? [] : [[each, changed] as const]
    }),
  })

export const responseHeader = (name: string, change: (value: string) => string | undefined): Change =>
  responding(withHeader(name, change))
export const requestHeader = (name: string, change: (value: string) => string | undefined): Change =>
  requesting(withHeader(name, change))

/** A header that is added to requests that lack it. */
export const given =
  (name: string, value: string): Change =>
  (respond) =>
  (request) =>
    respond(
      O.isSome(header(name)(request.headers)) ? request : { ...request, headers: [...request.headers, [name, value]] },
    )

/** The properties in the body of a message, or none. */
export const propertiesIn = (message: Pick<HttpRequest, 'body'>): Members =>
  F.pipe(
    parsed(textIn(message)),
    O.filter(t.UnknownRecord.is),
    O.getOrElse((): Members => ({})),
  )

/** Whether a request saves an account that has an id. */
export const isUpdate = (request: Pick<HttpRequest, 'body'>): boolean =>
  Number(propertiesIn(request)['EMailAccountId'] ?? 0) > 0

export const json = (value: unknown, code = 200): HttpResponse => {
  const body = new TextEncoder().encode(JSON.stringify(value))
  return { status: code, headers: [['Content-Type', 'application/json; charset=utf-8']], body }
}
