/** The command is killed while it writes: nothing that it has acknowledged is lost. `pnpm fuzz` kills it a hundred times. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { locations, start } from '../support/locations.js'
import { basic, path } from '../support/requests.js'

const command = fileURLToPath(new URL('../../dist/so-email-stub.cjs', import.meta.url))
const kills = process.env['FUZZ_RUNS'] === undefined ? 3 : 100
const clients = 8

const run = async (data: string) => {
  const child = spawn(process.execPath, [command, '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'close')
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return {
    url: String(line).replace('listening on ', ''),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

describe.each(locations)('a stub in %s that is killed while it writes', (_, location) => {
  it('has everything afterwards that it has acknowledged, as it was, and nothing that was not sent', async () => {
    const data = await location()
    const sent = new Set<string>()
    const acknowledged = new Map<number, string>()

    for (let round = 0; round < kills; round++) {
      const stub = await run(data)
      const enough = acknowledged.size + 1 + Math.floor(Math.random() * 60)
      const saveUntilKilled = async (client: number): Promise<void> => {
        for (let i = 0; acknowledged.size < enough; i++) {
          const address = `${round}-${client}-${i}@example.test`
          sent.add(address)
          const response = await fetch(`${stub.url}${path}`, {
            method: 'POST',
            headers: { Authorization: basic, 'Content-Type': 'application/json' },
            body: JSON.stringify({ EMailAddress: address, OutgoingCredentials: { Password: address } }),
          })
          const account: unknown = await response.json()
          if (response.ok) acknowledged.set(Object(account).EMailAccountId, address)
        }
        await stub.kill()
      }
      await Promise.allSettled(Array.from({ length: clients }, (_, client) => saveUntilKilled(client)))
    }

    const stub = await start({ data, accounts: [] })
    const found = new Map([...stub.accounts.all()].map((account) => [account.EMailAccountId, account]))
    const credentials = [...found.values()].flatMap(
      ({ OutgoingCredentials }) => OutgoingCredentials?.ServiceAuthId ?? [],
    )
    const lost = [...acknowledged].filter(
      ([id, address]) =>
        found.get(id)?.EMailAddress !== address || found.get(id)?.OutgoingCredentials?.Password !== address,
    )
    const unknown = [...found.values()].filter(({ EMailAddress }) => EMailAddress && !sent.has(EMailAddress))
    expect(acknowledged.size).toBeGreaterThanOrEqual(kills)
    expect([lost, unknown.map(({ EMailAccountId }) => EMailAccountId)]).toEqual([[], [270]])
    expect(new Set(credentials).size).toBe(credentials.length)
  })
})
