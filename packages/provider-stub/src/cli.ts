#!/usr/bin/env node
/** `so-email-stub`: starts the stub and leaves it running. */
import { parseArgs } from 'node:util'
import { startStub } from './nodeServer.js'

const usage = 'usage: so-email-stub [--port PORT]   (0, the default, takes a free port)'

const fail = (message: string): never => {
  process.stderr.write(`so-email-stub: ${message}\n${usage}\n`)
  process.exit(2)
}

const readPort = (): number => {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } })
    const port = Number(values.port)
    return Number.isInteger(port) && port >= 0 && port <= 65535 ? port : fail(`--port ${values.port} is not a port`)
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'bad arguments')
  }
}

const stub = await startStub({ port: readPort() }).catch((error: Error) => fail(error.message))
process.stdout.write(`listening on ${stub.url}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stub.close())
