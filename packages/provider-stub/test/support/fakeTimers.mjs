// A test of node:test with fake timers, which calls a stub. It reads the package as it is installed.
import { mock } from 'node:test'
import { startStub } from '../../dist/index.js'

mock.timers.enable()
const stub = await startStub()
stub.fail({ _tag: 'Latency', milliseconds: 30 })
const delayed = await fetch(`${stub.url}/api/v1/Agents/EMail/GetCurrentAccountId`, { method: 'POST' })
const { status } = await fetch(stub.url)
await stub.close()
process.stdout.write(`${delayed.status} ${status}\n`)
