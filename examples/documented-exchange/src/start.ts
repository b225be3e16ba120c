/**
 * `pnpm start`: starts the stub, and saves the documented account and then a new account with the real client over HTTP. It
 * prints both exchanges, in JSON or in the media types of the command line.
 */
import { basic, type Client, errorMessage, fetchTransport, makeClient } from '@so-email/client'
import { drawFailure, SaveEMailAccountRequest } from '@so-email/codecs'
import { sampleUser, startStub } from '@so-email/provider-stub'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { documentedRequest } from './documentedRequest.js'
import { type Options, readOptions } from './readOptions.js'
import { shown } from './shown.js'

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const saveDocumented = (client: Client): TE.TaskEither<string, void> =>
  F.pipe(
    SaveEMailAccountRequest.decode(documentedRequest),
    E.mapLeft((errors) => drawFailure(errors).join('\n')),
    TE.fromEither,
    TE.tapIO(() => () => print('1. The documented request and its response\n')),
    TE.chain((account) => F.pipe(client.saveEMailAccount(account), TE.mapLeft(errorMessage))),
    TE.map(({ EMailAccountId, EMailAddress }) =>
      print(`The response is an EMailAccount: ${EMailAccountId}, ${EMailAddress}, is updated.\n`),
    ),
  )

const saveNew = (client: Client): TE.TaskEither<string, void> =>
  F.pipe(
    TE.fromIO(() => print('2. A new account\n')),
    TE.chain(() => client.saveEMailAccount({ EMailAddress: 'sales@example.test', AssociateId: 244 })),
    TE.bimap(errorMessage, ({ EMailAccountId, EMailAddress }) =>
      print(`The new account ${EMailAddress} got the id ${EMailAccountId}.`),
    ),
  )

const runAgainst = (url: string, options: Options): TE.TaskEither<string, void> =>
  F.pipe(
    makeClient({
      baseUrl: url,
      auth: basic({ user: sampleUser.name, password: sampleUser.password }),
      language: 'sv',
      transport: shown(print)(fetchTransport),
      ...options,
    }),
    E.mapLeft(errorMessage),
    TE.fromEither,
    TE.chainFirst(saveDocumented),
    TE.chain(saveNew),
    TE.mapLeft((reason) => `The exchange failed. ${reason}`),
  )

const withStub = (use: (url: string) => TE.TaskEither<string, void>): TE.TaskEither<string, void> =>
  TE.bracket(
    TE.fromTask(() => startStub()),
    ({ url }) => use(url),
    (stub) => TE.fromTask(() => stub.close()),
  )

await F.pipe(
  TE.fromEither(readOptions(process.argv.slice(2))),
  TE.chain((options) => withStub((url) => runAgainst(url, options))),
  TE.mapLeft((reason) => {
    process.stderr.write(`\n${reason}\n`)
    process.exitCode = 1
  }),
)()
