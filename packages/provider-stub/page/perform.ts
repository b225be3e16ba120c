/** Carries out what an update causes, and gives the message that comes of it. The edge to the network. */
import { either as E, function as F, option as O, taskEither as TE } from 'fp-ts'
import type * as t from 'io-ts'
import {
  AccountsPage,
  type Command,
  CommandResult,
  ExchangeDetail,
  Exchanges,
  Overview,
  paths,
} from '../src/ui/protocol.js'
import type { Effect, Message } from './Message.js'

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>

/** The value of a response; a command that is refused has one too. */
const jsonIn = (response: Response): Promise<unknown> =>
  response.status === 200 || response.status === 400
    ? response.json()
    : Promise.reject(new Error(`status ${response.status}`))

const request =
  (fetch: Fetch) =>
  <A>(codec: t.Type<A, unknown>, path: string, init?: RequestInit): TE.TaskEither<string, A> =>
    F.pipe(
      TE.tryCatch(
        async () => jsonIn(await fetch(path, init)),
        (error) => `The stub did not answer as it should (${error instanceof Error ? error.message : 'unknown'})`,
      ),
      TE.chainEitherK(
        F.flow(
          codec.decode,
          E.mapLeft(() => `The stub answered ${path} with something else; it may be another version`),
        ),
      ),
    )

const post = (command: Command): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(command),
})

/** `focusHeading` moves the focus in the document. A message comes of everything but that. */
export const perform =
  (fetch: Fetch, focusHeading: () => void) =>
  (effect: Effect): Promise<O.Option<Message>> =>
    F.pipe(
      toMessage(fetch, focusHeading)(effect),
      TE.getOrElse((reason) => () => Promise.resolve<O.Option<Message>>(O.some({ _tag: 'Failed', effect, reason }))),
    )()

const toMessage =
  (fetch: Fetch, focusHeading: () => void) =>
  (effect: Effect): TE.TaskEither<string, O.Option<Message>> => {
    const call = request(fetch)
    switch (effect._tag) {
      case 'FetchOverview':
        return F.pipe(
          call(Overview, paths.overview),
          TE.map((overview) => O.some({ _tag: 'GotOverview', overview })),
        )
      case 'FetchExchanges':
        return F.pipe(
          call(Exchanges, `${paths.exchanges}?after=${effect.after}`),
          TE.map((exchanges) => O.some({ _tag: 'GotExchanges', connections: effect.connections, exchanges })),
        )
      case 'FetchDetail':
        return F.pipe(
          call(ExchangeDetail, `${paths.exchanges}/${effect.number}`),
          TE.map((detail) => O.some({ _tag: 'GotDetail', detail })),
        )
      case 'FetchAccounts':
        return F.pipe(
          call(AccountsPage, `${paths.accounts}?after=${effect.after}&search=${encodeURIComponent(effect.search)}`),
          TE.map((accounts) => O.some({ _tag: 'GotAccounts', search: effect.search, accounts })),
        )
      case 'Send': {
        const { command } = effect
        return F.pipe(
          call(CommandResult, paths.commands, post(command)),
          TE.map((result) => O.some({ _tag: 'Answered', command, result })),
        )
      }
      case 'FocusHeading':
        return TE.fromIO(() => {
          focusHeading()
          return O.none
        })
    }
  }
