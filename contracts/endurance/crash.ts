/**
 * `pnpm fuzz crash [calls] [seed]`: our client in front of a server that breaks connections at a random byte of a random phase.
 * Every call has to end in time, in the error of what it met; no account may be created twice; no socket and no timer may be left.
 */
import { basic, type Client, type ClientError, makeClient } from '@so-email/client'
import { either as E } from 'fp-ts'
import { type FailingServer, type Met, startFailingServer } from './FailingServer.js'
import { type Random, randomOf } from './random.js'

const [calls = 100_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)
const concurrency = 16
const timeout = 3_000
/** In milliseconds: a guard for a busy machine, far beyond the time-out of a call. */
const inTime = 60_000

interface Ended {
  readonly call: string
  readonly kind: string
  readonly result: E.Either<ClientError, unknown>
  readonly duration: number
}

const oneCall = async (client: Client, { below }: Random, number: number): Promise<Ended> => {
  const call = `${number}`
  const options = { headers: { 'X-Call': call } }
  const kinds = {
    create: client.saveEMailAccount({ EMailAddress: `call-${number}@example.test`, AssociateId: 244 }, options),
    update: client.saveEMailAccount({ EMailAccountId: 270, EMailAddress: 'sample@example.test' }, options),
    get: client.getEMailAccount({ eMailAccountId: 270 }, options),
    list: client.getReadySyncEmailAccounts(undefined, options),
  }
  const [kind = '', task = kinds.get] = Object.entries(kinds)[below(4)] ?? []
  const started = performance.now()
  const result = await task()
  return { call, kind, result, duration: performance.now() - started }
}

/** What is wrong with how a call ended, after what its requests met; null if nothing is. */
const wrongIn = ({ kind, result, duration }: Ended, met: ReadonlyArray<Met>): string | null => {
  const last = met.at(-1)
  if (duration > inTime) return `it took ${Math.round(duration)} ms`
  if (kind === 'create' && met.filter(({ isWhole }) => isWhole).length > 1) return 'a create was sent again'
  if (E.isRight(result)) return last?.isAnswered === true ? null : 'a success without a whole response'
  const { _tag } = result.left
  if (_tag === 'TimedOut') return duration >= timeout - 50 ? null : 'a time-out before its time'
  if (_tag === 'NotUnderstood')
    return last?.phase === 'response' && result.left.what === 'unreadable' ? null : `the error ${_tag}`
  if (_tag !== 'ConnectionFailed') return `the error ${_tag}`
  // A response may be on its way while the connection breaks that the next call would use; its own call has it then.
  if (last?.isAnswered === true) return 'a failed connection after a whole response'
  return last?.isWhole === true && !result.left.sent ? 'a request that came in counts as one that never left' : null
}

const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

const until = async (holds: () => boolean): Promise<boolean> => {
  for (let i = 0; i < 200 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 50))
  return holds()
}

const run = async (server: FailingServer): Promise<ReadonlyArray<string>> => {
  const client = E.getOrElseW((error) => {
    throw new TypeError(JSON.stringify(error))
  })(
    makeClient({
      baseUrl: server.url,
      auth: basic({ user: 'tje0', password: 'Tje0' }),
      timeout,
      retry: { attempts: 4, baseDelay: 1, maxDelay: 4 },
    }),
  )
  const problems: Array<string> = []
  const ends = new Map<string, number>()
  let next = 0
  const work = async (): Promise<void> => {
    while (next < calls) {
      const number = next++
      const ended = await oneCall(client, randomOf(seed + number), number)
      const met = server.takeMetBy(ended.call)
      const wrong = wrongIn(ended, met)
      if (wrong !== null) problems.push(`call ${ended.call} (${ended.kind}): ${wrong}; it met ${JSON.stringify(met)}`)
      const end = E.isRight(ended.result) ? 'success' : ended.result.left._tag
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work))
  await client.close()
  problems.push(...server.doubled().map((address) => `${address} exists twice`))
  if (!(await until(() => server.openSockets() === 0))) problems.push(`${server.openSockets()} sockets are left`)
  await server.close()
  console.log(`seed ${seed}: ${JSON.stringify(Object.fromEntries(ends))}`)
  return problems
}

const before = timers()
const problems = await run(await startFailingServer(randomOf(seed)))
const left = (await until(() => timers() - 1 <= before)) ? [] : [`${timers() - 1 - before} timers are left`]
for (const problem of [...problems, ...left].slice(0, 20)) console.log(problem)
console.log(`${calls} calls, ${problems.length + left.length} problems`)
process.exitCode = problems.length + left.length === 0 ? 0 : 1
