/**
 * `pnpm fuzz soak [minutes] [connections]`: a stub under mixed traffic, valid, invalid and half-open, for as long as wanted. Its
 * memory and its sockets have to stay flat, and 99 of 100 valid requests as fast as at the beginning. The machine may be slow, or
 * get slower meanwhile, so a server that does nothing gets requests too: the stub may become slower by as much as that one, and
 * is never slower than ten times that one, and a tenth of a second.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import * as t from 'io-ts'
import { type Random, randomOf } from './random.js'

const [minutes = 30, connections = 200] = process.argv.slice(2).map(Number)
const duration = minutes * 60_000

const stub = fork(fileURLToPath(new URL('stubProcess.js', import.meta.url)), { execArgv: ['--expose-gc'] })

const floor = fork(fileURLToPath(new URL('floorProcess.js', import.meta.url)))

let isOver = false
stub.once('exit', (code) => {
  if (isOver) return
  console.error(`the stub ended with ${code}`)
  process.exit(1)
})

const nextMessage = <A>(codec: t.Type<A>, from: ChildProcess = stub): Promise<A> =>
  new Promise((resolve, reject) => {
    from.once('message', (message) =>
      codec.is(message) ? resolve(message) : reject(new TypeError(JSON.stringify(message))),
    )
  })

const Listening = t.type({ url: t.string })
const [{ url }, { url: floorUrl }] = await Promise.all([nextMessage(Listening), nextMessage(Listening, floor)])
const { port } = new URL(url)

const Measured = t.type({ heap: t.number, sockets: t.number })
const measure = () => {
  stub.send('measure')
  return nextMessage(Measured)
}

const account = JSON.stringify({ EMailAccountId: 270, EMailAddress: 'sample@example.test', AssociateId: 244 })
const start = 'POST /api/v1/Agents/EMail'
const fields = `Host: 127.0.0.1:${port}\r\nAuthorization: Basic dGplMDpUamUw\r\nContent-Type: application/json\r\n`
const save = `${start}/SaveEMailAccount HTTP/1.1\r\n${fields}Content-Length: ${account.length}\r\n\r\n${account}`
const get = `${start}/GetEMailAccount?eMailAccountId=270 HTTP/1.1\r\n${fields}Content-Length: 0\r\n\r\n`

const invalid: ReadonlyArray<string> = [
  'no HTTP\r\n\r\n',
  `${start}/SaveEMailAccount HTTP/1.1\r\n${fields}Content-Length: 5\r\n\r\n{"a":`,
  `${start}/SaveEMailAccount HTTP/1.1\r\n${fields}Content-Length: x\r\n\r\n`,
  `${start}/Unknown HTTP/1.1\r\n${fields}Content-Length: 0\r\n\r\n`,
  `${start}/SaveEMailAccount HTTP/1.1\r\n${fields}X: ${'x'.repeat(20_000)}\r\n\r\n`,
  `${start}/SaveEMailAccount HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 2\r\n\r\n{}`,
  `${start}/SaveEMailAccount HTTP/1.1\r\n${fields}Content-Length: 70\r\n\r\n${'['.repeat(70)}`,
]

const open = (to = port): Socket => connect(Number(to), '127.0.0.1').on('error', () => {})

/** The status of the next response on a connection, or null if it is closed before. */
const statusOn = (socket: Socket): Promise<number | null> =>
  new Promise((resolve) => {
    let received = ''
    const onData = (chunk: Buffer) => {
      received += chunk.toString('latin1')
      const [head, body] = received.split('\r\n\r\n', 2)
      const length = /content-length: (\d+)/i.exec(head ?? '')?.[1]
      if (body === undefined || length === undefined || Buffer.byteLength(body, 'latin1') < Number(length)) return
      end(Number(received.slice(9, 12)))
    }
    const onClose = () => end(null)
    const end = (status: number | null) => {
      socket.off('data', onData)
      socket.off('close', onClose)
      resolve(status)
    }
    socket.on('data', onData)
    socket.once('close', onClose)
  })

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

interface Latency {
  /** Since the start. */
  readonly at: number
  readonly milliseconds: number
}

const problems: Array<string> = []
const latencies: Array<Latency> = []
const floorLatencies: Array<Latency> = []
const started = performance.now()
const elapsed = (): number => performance.now() - started

const request = async (socket: Socket, text: string, into = latencies): Promise<void> => {
  const at = elapsed()
  socket.write(text)
  const status = await statusOn(socket)
  if (status !== 200) problems.push(`a valid request got ${status}`)
  into.push({ at, milliseconds: elapsed() - at })
}

/** Nonsense gets a 4xx, or the end of its connection, or the stub still waits for the rest of it. */
const refused = async (socket: Socket, text: string): Promise<void> => {
  socket.write(text)
  const status = await Promise.race([statusOn(socket), pause(1_000)])
  if (typeof status === 'number' && (status < 400 || status > 499))
    problems.push(`${JSON.stringify(text.slice(0, 100))} got ${status}`)
}

/** A quarter of the connections send nonsense, a quarter stay half open, and the others send valid requests. */
const converse = async ({ below, oneOf }: Random): Promise<void> => {
  const socket = open()
  switch (below(4)) {
    case 0:
      await refused(socket, invalid[below(invalid.length)] ?? '')
      break
    case 1:
      socket.write(save.slice(0, below(save.length)))
      await pause(below(2_000))
      break
    default:
      for (let left = 1 + below(20); left > 0; left--) {
        await request(socket, oneOf([save, get]))
        await pause(below(200))
      }
  }
  if (below(2) === 0) socket.resetAndDestroy()
  else socket.destroy()
}

const work = async (random: Random): Promise<void> => {
  while (elapsed() < duration) await converse(random)
}

const workOnFloor = async ({ below }: Random): Promise<void> => {
  const socket = open(new URL(floorUrl).port)
  while (elapsed() < duration) {
    await request(socket, get, floorLatencies)
    await pause(below(200))
  }
  socket.destroy()
}

const p99 = (all: ReadonlyArray<Latency>): number =>
  all.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b)[Math.floor(all.length * 0.99)] ?? 0

const heaps: Array<number> = []
const watch = async (): Promise<void> => {
  while (elapsed() < duration) {
    await pause(duration / 60)
    const { heap, sockets } = await measure()
    heaps.push(heap)
    if (sockets > connections * 2) problems.push(`${sockets} sockets are open`)
  }
}

await Promise.all([
  watch(),
  ...Array.from({ length: connections }, (_, i) => work(randomOf(i))),
  ...Array.from({ length: 10 }, (_, i) => workOnFloor(randomOf(connections + i))),
])

const mebibytes = (bytes: number): number => Math.round((bytes / 1024 / 1024) * 10) / 10
const mean = (values: ReadonlyArray<number>): number => values.reduce((sum, value) => sum + value, 0) / values.length
const third = Math.floor(heaps.length / 3)
const [early, late] = [mean(heaps.slice(third / 2, third * 1.5)), mean(heaps.slice(-third))]
// A tenth, and 5 MiB for what a collection leaves.
if (late > early * 1.1 + 5 * 1024 * 1024)
  problems.push(`the heap grew from ${mebibytes(early)} to ${mebibytes(late)} MiB`)

/** Of the first third of the time and of the last. */
const slowest = (all: ReadonlyArray<Latency>): readonly [number, number] => [
  p99(all.filter(({ at }) => at < duration / 3)),
  p99(all.filter(({ at }) => at > (duration * 2) / 3)),
]
const [first, last] = slowest(latencies)
const [firstFloor, lastFloor] = slowest(floorLatencies)
if (last > first * 3 * Math.max(1, lastFloor / firstFloor) + 50)
  problems.push(`99 of 100 requests took ${Math.round(first)} ms at first, and ${Math.round(last)} at last`)
for (const [one, other] of [
  [first, firstFloor],
  [last, lastFloor],
] as const)
  if (one > 10 * other + 100)
    problems.push(
      `99 of 100 requests took ${Math.round(one)} ms, and ${Math.round(other)} ms at a server that does nothing`,
    )

if (latencies.length === 0) problems.push('no valid request was answered')

let left = await measure()
for (let i = 0; i < 100 && left.sockets > 0; i++) {
  await pause(100)
  left = await measure()
}
if (left.sockets > 0) problems.push(`${left.sockets} sockets are left`)
isOver = true
stub.disconnect()
floor.disconnect()

console.log(`${latencies.length} valid requests in ${minutes} min over ${connections} connections`)
console.log(
  `99 of 100 within ${Math.round(first)} ms at first, ${Math.round(last)} ms at last; heap ${mebibytes(early)} -> ${mebibytes(late)} MiB`,
)
console.log(`a server that does nothing: ${Math.round(firstFloor)} ms at first, ${Math.round(lastFloor)} ms at last`)
for (const problem of new Set(problems)) console.log(problem)
console.log(`${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
