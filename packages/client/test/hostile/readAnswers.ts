/**
 * A program that reads responses one after the other and prints how each call ended. It is started with little memory, which
 * ends it if a call needs more: `node readAnswers.mjs URL TRANSPORT FORMAT CASE...`.
 */
import { json, xml } from '@so-email/wire'
import { either as E } from 'fp-ts'
import { basic } from '../../src/auth/Auth.js'
import { makeClient } from '../../src/Client.js'
import { fetchTransport } from '../../src/transport/fetchTransport.js'
import { undiciTransport } from '../../src/transport/undiciTransport.js'

const [, , site = '', transport, format, ...cases] = process.argv
const undici = undiciTransport()

for (const each of cases) {
  const made = makeClient({
    baseUrl: `${site}/${each}`,
    auth: basic({ user: 'tje0', password: 'Tje0-s3cret' }),
    accept: format === 'xml' ? xml : json,
    transport: transport === 'fetch' ? fetchTransport : undici.send,
    retry: false,
    timeout: 600_000,
  })
  if (E.isLeft(made)) throw new Error(String(made.left))
  const client = made.right
  const call: () => Promise<E.Either<{ readonly _tag: string }, unknown>> =
    each === 'list' ? client.getReadySyncEmailAccounts() : client.getCurrentAccount()
  const answer = await call()
  console.log(`${each}: ${E.isRight(answer) ? 'answer' : answer.left._tag}`)
}
await undici.close()
