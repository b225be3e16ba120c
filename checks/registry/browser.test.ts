/** A page that is built with vite from the packages of the registry, opened in Chromium, saving at a server of another origin. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startStub } from '@so-email/provider-stub'
import { beforeAll, expect, test } from 'vitest'
import { output } from '../published/run.js'
import { environment } from './environment.js'
import { makeProject } from './installation.js'
import { openPage } from './openPage.js'
import { posted, servePage } from './servePage.js'
import { usePublished } from './usePublished.js'

const { home, registryUrl } = usePublished('browser')
const project = join(home, 'page')

const main = `import { basic, ClientException, makeClient } from '@so-email/client/promise'
const server = new URLSearchParams(location.search).get('server')
const client = makeClient({ baseUrl: server, auth: basic({ user: 'tje0', password: 'Tje0' }) })
const saved = await client
  .saveEMailAccount({ EMailAddress: 'sales@example.test', AssociateId: 244 })
  .then((account) => account.EMailAccountId)
  .catch((thrown) => (thrown instanceof ClientException ? thrown.error : String(thrown)))
await fetch('/result', { method: 'POST', body: JSON.stringify(saved) })
`

beforeAll(async () => {
  await makeProject(project, 'npm', registryUrl(), ['@so-email/client', 'fp-ts', 'io-ts', 'vite@7'])
  writeFileSync(join(project, 'index.html'), '<!doctype html><script type="module" src="/main.js"></script>')
  writeFileSync(join(project, 'main.js'), main)
  const vite = join(project, 'node_modules/vite/bin/vite.js')
  await output(process.execPath, [vite, 'build', '--target', 'esnext'], {
    cwd: project,
    env: environment(),
    onlyEnv: true,
  })
})
const open = async (allowedBy: (origin: string) => string): Promise<string> => {
  const page = await servePage(join(project, 'dist'))
  const stub = await startStub({ cors: allowedBy(page.origin) })
  try {
    const url = `${page.origin}/?server=${encodeURIComponent(stub.url)}`
    return (await openPage(url, posted(page))).result
  } finally {
    await stub.close()
    await page.close()
  }
}

test('saves an account at another origin', async () => {
  expect(JSON.parse(await open((origin) => origin))).toBe(271)
})

test('gets an error as a value where the server does not allow the origin', async () => {
  expect(JSON.parse(await open(() => 'https://other.example.test'))).toMatchObject({ _tag: 'ConnectionFailed' })
})
