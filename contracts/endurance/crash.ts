/**
 * `pnpm fuzz crash [calls] [seed]`: our client, over undici and over fetch, in front of a server that breaks connections at a random byte of a random phase.
 * Every call has to end in time, in the error of what it met; no account may be created twice; no socket and no timer may be left.
 */
import { createHook } from 'node:async_hooks'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { basic, type Client, type ClientConfig, type ClientError, fetchTransport, makeClient } from '@so-email/client'
import { either as E } from 'fp-ts'
import { orThrow } from '../orThrow.js'
import { type FailingServer, type Met, startFailingServer } from './FailingServer.js'
import { type Random, randomOf } from './random.js'

const [calls = 100_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)
const concurrency = 16
const timeout = 3_000
const attempts = 4

/** A call may be later than its time-out by this, and by as long as the process had no processor; in milliseconds. */
const grace = 1_000
const lateness = monitorEventLoopDelay()
const longestPause = (): number => lateness.max / 1e6

/** What makes a request so long that it takes several reads. */
const padding = { 'X-Padding': 'x'.repeat(400_000) }

interface Ended {
  readonly call: string
  readonly kind: string
  readonly result: E.Either<ClientError, unknown>
  readonly duration: number
}

/** The number of the attempt after which a call failed, by its error. */
const lastAttempts = new WeakMap<ClientError, number>()

const oneCall = async (client: Client, { below }: Random, number: number): Promise<Ended> => {
  const call = `${number}`
  const options = { headers: { 'X-Call': call, ...(below(10) === 0 ? padding : {}) } }
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

/** Every second call goes over fetch. */
const isOverFetch = (call: string): boolean => Number(call) % 2 === 1

/** What is wrong with the error of a call, after what its requests met; null if nothing is. */
const wrongError = (error: ClientError, { call, kind, duration }: Ended, met: ReadonlyArray<Met>): string | null => {
  const last = met.at(-1)
  const stalled = last !== undefined && !last.isAnswered && last.ending === 'stall'
  if (error._tag === 'TimedOut') {
    if (duration < timeout - 50) return 'a time-out before its time'
    // Node's fetch may not notice a connection that ends before its request leaves; the server has met nothing then.
    const isUnnoticed = last === undefined && isOverFetch(call)
    return stalled || isUnnoticed || longestPause() > grace ? null : 'a time-out, and nothing stalled'
  }
  if (stalled) return `the error ${error._tag} after a stall`
  if (error._tag === 'NotUnderstood')
    return last?.phase === 'response' && last.hasHead && error.what === 'unreadable' ? null : 'the error NotUnderstood'
  if (error._tag !== 'ConnectionFailed') return `the error ${error._tag}`
  // A response may be on its way while the connection breaks that the next call would use; its own call has it then.
  if (last?.isAnswered === true) return 'a failed connection after a whole response'
  // What a reset leaves of a response is the system's choice.
  if (last?.hasHead === true && last.ending === 'end') return 'a failed connection after the head of a response'
  if (last?.isWhole === true && !error.sent) return 'a request that came in counts as one that never left'
  const isAgain = kind !== 'create' || !error.sent
  return isAgain && lastAttempts.get(error) !== attempts ? 'it was not sent again, and could have been' : null
}

/** What is wrong with how a call ended, after what its requests met; null if nothing is. */
const wrongIn = (ended: Ended, met: ReadonlyArray<Met>): string | null => {
  const { kind, result, duration } = ended
  if (duration > timeout + grace + longestPause()) return `it took ${Math.round(duration)} ms`
  if (kind === 'create' && met.filter(({ isWhole }) => isWhole).length > 1) return 'a create was sent again'
  if (E.isRight(result)) return met.at(-1)?.isAnswered === true ? null : 'a success without a whole response'
  return wrongError(result.left, ended, met)
}

/** The timers that are running, also those that let a process end; a shared one of a platform or a library among them. */
const running = new Set<number>()
createHook({
  init: (id, type) => {
    if (type === 'Timeout') running.add(id)
  },
  destroy: (id) => running.delete(id),
}).enable()

const until = async (limit: number, holds: () => boolean): Promise<boolean> => {
  for (let waited = 0; waited < limit && !holds(); waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    await setImmediate() // the end of a timer is known only then
  }
  return holds()
}

const clientOf = ({ url }: FailingServer, config: Pick<ClientConfig, 'transport'>): Client =>
  orThrow(
    makeClient({
      baseUrl: url,
      auth: basic({ user: 'tje0', password: 'Tje0' }),
      timeout,
      retry: { attempts, baseDelay: 1, maxDelay: 4 },
      onEvent: (event) => {
        if (event._tag === 'Failure') lastAttempts.set(event.error, event.attempt)
      },
      ...config,
    }),
  )

const run = async (server: FailingServer): Promise<ReadonlyArray<string>> => {
  const clients = [clientOf(server, {}), clientOf(server, { transport: fetchTransport })] as const
  const problems: Array<string> = []
  const counts = new Map<string, number>()
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  let next = 0
  const work = async (): Promise<void> => {
    while (next < calls) {
      const number = next++
      const ended = await oneCall(clients[isOverFetch(`${number}`) ? 1 : 0], randomOf(seed + number), number)
      const met = server.takeMetBy(ended.call)
      const wrong = wrongIn(ended, met)
      if (wrong !== null) problems.push(`call ${ended.call} (${ended.kind}): ${wrong}; it met ${JSON.stringify(met)}`)
      count(E.isRight(ended.result) ? 'success' : ended.result.left._tag)
      for (const { phase, ending, isWhole, hasHead, isAnswered } of met)
        if (!isAnswered)
          count(
            `${ending}: ${phase}${isWhole ? '' : ', in part'}${phase === 'response' && hasHead ? ', in its body' : ''}`,
          )
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work))
  await Promise.all(clients.map((client) => client.close()))
  problems.push(...server.doubled().map((address) => `${address} exists twice`))
  if (!(await until(10_000, () => server.openSockets() === 0)))
    problems.push(`${server.openSockets()} sockets are left`)
  await server.close()
  console.log(`seed ${seed}`)
  for (const [what, times] of [...counts].toSorted(([, a], [, b]) => b - a)) console.log(`${times} x ${what}`)
  return problems
}

const before = running.size
lateness.enable()
const problems = await run(await startFailingServer(randomOf(seed)))
lateness.disable()
// Sooner than the time-outs of the last calls would have been, if they were left.
const left = (await until(timeout / 2, () => running.size <= before))
  ? []
  : [`${running.size - before} timers are left`]
for (const problem of [...problems, ...left].slice(0, 20)) console.log(problem)
console.log(`${calls} calls, ${problems.length + left.length} problems`)
process.exitCode = problems.length + left.length === 0 ? 0 : 1
