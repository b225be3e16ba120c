// A stub in a process of its own, which answers after so many milliseconds. It prints its address.
import { startStub } from '@so-email/provider-stub'

const stub = await startStub({ journalSize: 0 })
stub.fail({ _tag: 'Latency', milliseconds: Number(process.argv[2]) }, 1_000_000)
console.log(stub.url)
