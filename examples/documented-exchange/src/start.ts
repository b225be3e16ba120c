/**
 * The main job, `pnpm start`: starts the stub, and with the real client over real HTTP saves the documented sample and
 * then a new account, and shows what went over the wire; in JSON, or in the media types that the command line names.
 */

import { basic, type Client, describe, fetchTransport, makeClient } from '@so-email/client'
import { drawFailure, SaveEMailAccountRequest } from '@so-email/codecs'
import { sampleUser, startStub } from '@so-email/provider-stub'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { documentedRequest } from './documentedRequest.js'
import { type Options, readOptions } from './readOptions.js'
import { shown } from './shown.js'

const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const saveSample = (client: Client): TE.TaskEither<string, void> =>
  F.pipe(
    SaveEMailAccountRequest.decode(documentedRequest),
    E.mapLeft((errors) => drawFailure(errors).join('\n')),
    TE.fromEither,
    TE.tapIO(() => () => say('1. The documented request, and its answer\n')),
    TE.chain((account) => F.pipe(client.saveEMailAccount(account), TE.mapLeft(describe))),
    TE.map(({ EMailAccountId, EMailAddress }) =>
      say(`The answer is an EMailAccount: ${EMailAccountId}, ${EMailAddress}, is updated.\n`),
    ),
  )

const saveNew = (client: Client): TE.TaskEither<string, void> =>
  F.pipe(
    TE.fromIO(() => say('2. A new account\n')),
    TE.chain(() => client.saveEMailAccount({ EMailAddress: 'sales@example.test', AssociateId: 244 })),
    TE.bimap(describe, ({ EMailAccountId, EMailAddress }) =>
      say(`The new account ${EMailAddress} got the id ${EMailAccountId}.`),
    ),
  )

const exchange = async (options: Options): Promise<E.Either<string, void>> => {
  const stub = await startStub()
  const client = makeClient({
    baseUrl: stub.url,
    auth: basic({ user: sampleUser.name, password: sampleUser.password }),
    language: 'sv',
    transport: shown(say)(fetchTransport),
    ...options,
  })
  const outcome = await F.pipe(
    saveSample(client),
    TE.chain(() => saveNew(client)),
  )()
  await stub.close()
  return E.mapLeft((reason) => `The exchange failed. ${reason}`)(outcome)
}

const options = readOptions(process.argv.slice(2))
const outcome = E.isLeft(options) ? options : await exchange(options.right)
if (E.isLeft(outcome)) {
  process.stderr.write(`\n${outcome.left}\n`)
  process.exitCode = 1
}
