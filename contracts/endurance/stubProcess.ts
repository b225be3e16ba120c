/** A stub in a process of its own, which reports its memory after a collection: `soak.ts` starts it with `--expose-gc`. */
import { startStub } from '@so-email/provider-stub'

const stub = await startStub()
process.send?.({ url: stub.url })

const measure = async (): Promise<void> => {
  await globalThis.gc?.({ execution: 'async', type: 'major' })
  const sockets = process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length
  const { heapUsed, external } = process.memoryUsage() // a buffer is outside the heap
  process.send?.({ heap: heapUsed + external, sockets })
}

process.on('message', () => void measure())
process.on('disconnect', () => process.exit())
