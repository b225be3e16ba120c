/** Our commands, started with `npx` in an empty folder by a person who has installed nothing. */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { packages } from '../published/repository.js'
import { run } from '../published/run.js'
import { startServer } from '../published/startServer.js'
import { environment } from './environment.js'
import { emptyProject } from './installation.js'
import { usePublished } from './usePublished.js'

const { home, registryUrl } = usePublished('npx')
const folder = join(home, 'empty')
// npx keeps what it installed by name and version, so it gets a cache of its own.
const env = () => environment({ npm_config_cache: join(home, 'cache') })

beforeAll(async () => {
  emptyProject(folder, 'npm', registryUrl())
})
/** Starts `npx @so-email/provider-stub`, uses its URL, and ends it. */
const withStub = async (use: (url: string) => Promise<void>): Promise<void> => {
  const args = ['--yes', '@so-email/provider-stub', '--port', '0']
  const { url, stop } = startServer('npx', args, { cwd: folder, env: env() })
  await url.then(use).finally(stop)
}

test('npx @so-email/provider-stub listens', () =>
  withStub(async (url) => {
    const response = await fetch(`${url}/api/v1/Agents/EMail/SaveEMailAccount`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('tje0:Tje0')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ EMailAddress: 'ops@example.test', AssociateId: 244 }),
    })

    expect(await response.json()).toMatchObject({ EMailAccountId: 271 })
  }))

test('npx @so-email/contracts verify verifies that stub, with one line', () =>
  withStub(async (url) => {
    const args = ['--yes', '@so-email/contracts', 'verify', '--url', url]
    const { status, stdout, stderr } = await run('npx', [...args, '--leave-out', 'assumption:duplicate addresses'], {
      cwd: folder,
      env: { ...env(), SUPEROFFICE_USER: 'tje0', SUPEROFFICE_PASSWORD: 'Tje0' },
      onlyEnv: true,
      seconds: 200,
    })

    expect(stdout, stderr).toMatch(/^[1-9]\d* honoured, 0 broken, 0 could not be verified, \d+ left out$/m)
    expect(status).toBe(0)
  }))

test.each(packages.filter(({ manifest: { bin } }) => bin !== undefined))(
  'npx $manifest.name has one command, which describes itself',
  async ({ manifest: { name, bin = {} } }) => {
    const { status, stdout, stderr } = await run('npx', ['--yes', name, '--help'], {
      cwd: folder,
      env: env(),
      onlyEnv: true,
      seconds: 120,
    })

    expect(Object.keys(bin).length).toBe(1)
    expect(status, stderr).toBe(0)
    expect(stdout).toMatch(/usage/i)
  },
)
