/**
 * Starts the stub, and plays the documented exchange with the real client over HTTP; then it updates an account of the stub and
 * creates another. It prints every exchange, in JSON or in the media types of the command line.
 */
import { basic, type Client, errorMessage, fetchTransport, makeClient } from '@so-email/client'
import { drawFailure, SaveEMailAccountRequest } from '@so-email/codecs'
import { type RunningStub, sampleUser, startStub } from '@so-email/provider-stub'
import { either as E, function as F, type task as T, taskEither as TE } from 'fp-ts'
import { documentedRequest } from './documentedRequest.js'
import { type Options, readOptions } from './readOptions.js'
import { shown } from './shown.js'

const print = (text: string): void => console.log(text)

/** The documented request, which a stub in the state `documented sample` answers with the documented response. */
const saveDocumented =
  (stub: RunningStub) =>
  (client: Client): TE.TaskEither<string, void> =>
    F.pipe(
      SaveEMailAccountRequest.decode(documentedRequest),
      E.mapLeft((errors) => drawFailure(errors).join('\n')),
      TE.fromEither,
      TE.tapIO(() => () => {
        stub.states.enter('documented sample', {})
        print('1. The documented request and its response\n')
      }),
      TE.chain((account) => F.pipe(client.saveEMailAccount(account), TE.mapLeft(errorMessage))),
      TE.map(({ EMailAccountId, EMailAddress }) =>
        print(`The response is the EMailAccount of the page: ${EMailAccountId}, ${EMailAddress}.\n`),
      ),
      TE.tapIO(() => stub.states.leave),
    )

/** An account that the stub has. A save replaces the whole account, so it is read first. */
const update = (client: Client): TE.TaskEither<string, void> =>
  F.pipe(
    TE.fromIO(() => print('2. An update: the account is read, changed and saved\n')),
    TE.chain(() => client.getEMailAccount({ eMailAccountId: documentedRequest.EMailAccountId })),
    TE.mapLeft(errorMessage),
    TE.chain(TE.fromOption(() => 'the stub has no such account')),
    TE.chain((account) =>
      F.pipe(client.saveEMailAccount({ ...account, SentFolder: 'Sent Items' }), TE.mapLeft(errorMessage)),
    ),
    TE.map(({ EMailAccountId, SentFolder }) =>
      print(`The account ${EMailAccountId} has ${SentFolder} as its folder for sent mail.\n`),
    ),
  )

const saveNew = (client: Client): TE.TaskEither<string, void> =>
  F.pipe(
    TE.fromIO(() => print('3. A new account\n')),
    TE.chain(() => client.saveEMailAccount({ EMailAddress: 'sales@example.test', AssociateId: 244 })),
    TE.bimap(errorMessage, ({ EMailAccountId, EMailAddress }) =>
      print(`The new account ${EMailAddress} got the id ${EMailAccountId}.`),
    ),
  )

const runAgainst = (stub: RunningStub, options: Options): TE.TaskEither<string, void> =>
  F.pipe(
    makeClient({
      baseUrl: stub.url,
      auth: basic({ user: sampleUser.name, password: sampleUser.password }),
      language: 'sv',
      transport: shown(print)(fetchTransport),
      ...options,
    }),
    E.mapLeft(errorMessage),
    TE.fromEither,
    TE.chainFirst(saveDocumented(stub)),
    TE.chainFirst(update),
    TE.chain(saveNew),
    TE.mapLeft((reason) => `The exchange failed. ${reason}`),
  )

const withStub = (use: (stub: RunningStub) => TE.TaskEither<string, void>): TE.TaskEither<string, void> =>
  TE.bracket(
    TE.fromTask(() => startStub()),
    use,
    (stub) => TE.fromTask(() => stub.close()),
  )

/** The exit code: 0 if the exchange succeeds, 1 if it does not. */
export const run = (args: ReadonlyArray<string>): T.Task<0 | 1> =>
  F.pipe(
    TE.fromEither(readOptions(args)),
    TE.chain((options) => withStub((stub) => runAgainst(stub, options))),
    TE.match(
      (reason) => {
        console.error(`\n${reason}`)
        return 1
      },
      () => 0,
    ),
  )
