// Measures one candidate in a process of its own: told how many requests to make at once, it says what they cost.
import { candidates } from './candidates.mjs'

const [name, baseUrl] = process.argv.slice(2)
const save = candidates[name](baseUrl)
const first = await save()
if ((first?.EMailAddress ?? first?.eMailAddress) !== 'veritatis')
  throw new Error(`${name} gave ${JSON.stringify(first)}`)

const measure = async (requests, inFlight) => {
  let left = requests
  const worker = async () => {
    while (left-- > 0) await save()
  }
  const cpu = process.cpuUsage()
  const start = performance.now()
  await Promise.all(Array.from({ length: inFlight }, worker))
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { requestsPerSecond: requests / seconds, cpu: (user + system) / requests }
}

process.on('message', async ({ requests, inFlight }) => process.send(await measure(requests, inFlight)))
process.on('disconnect', () => process.exit())
process.send('ready')
