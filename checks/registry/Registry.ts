/** A registry on the loopback interface: verdaccio, without an uplink, in a folder of its own. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Registry {
  /** With a slash at its end. */
  readonly url: string
  readonly close: () => Promise<void>
}

const configuration = (folder: string): string =>
  [
    `storage: ${join(folder, 'storage')}`,
    'auth: { htpasswd: { file: ./htpasswd } }',
    'uplinks: {}',
    "packages: { '**': { access: $all, publish: $all } }",
    'max_body_size: 50mb',
    'log: { type: stdout, format: pretty, level: warn }',
    'web: { enable: false }',
  ].join('\n')

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject()))
    })
  })

const program = fileURLToPath(new URL('bin/verdaccio', import.meta.resolve('verdaccio/package.json')))

const answers = async (url: string): Promise<boolean> => {
  for (let attempt = 0; attempt < 120; attempt++) {
    const response = await fetch(`${url}-/ping`).catch(() => undefined)
    if (response?.ok) return true
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return false
}

/** Starts an empty registry. */
export const startRegistry = async (): Promise<Registry> => {
  const folder = mkdtempSync(join(tmpdir(), 'so-email-registry-'))
  writeFileSync(join(folder, 'config.yaml'), configuration(folder))
  const url = `http://127.0.0.1:${await freePort()}/`
  const args = [program, '--config', join(folder, 'config.yaml'), '--listen', url.slice(0, -1)]
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed: Array<string> = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(String(chunk)))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const close = async () => {
    child.kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  if (await answers(url)) return { url, close }
  await close()
  throw new Error(`verdaccio did not start:\n${printed.join('')}`)
}
