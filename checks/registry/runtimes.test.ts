/** A save on Bun, on Deno and on workerd, with the packages of the registry. What these weigh is installed here only. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningStub, startStub } from '@so-email/provider-stub'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { output } from '../published/run.js'
import { environment } from './environment.js'
import { makeProject } from './installation.js'
import { usePublished } from './usePublished.js'

const { home, registryUrl } = usePublished('runtimes')
const project = join(home, 'project')
const tools = join(home, 'tools')
let stub: RunningStub

const saving = `import { basic, makeClient } from '@so-email/client/promise'
export const save = async (baseUrl) => {
  const client = makeClient({ baseUrl, auth: basic({ user: 'tje0', password: 'Tje0' }) })
  const { EMailAddress } = await client.saveEMailAccount({ EMailAddress: 'sales@example.test', AssociateId: 244 })
  await client.close()
  return EMailAddress
}
`
const program = `import process from 'node:process'
import { save } from './saving.mjs'
console.log(await save(process.argv[2]))
`
const worker = `import { save } from './saving.mjs'
export default { fetch: async (_request, { SITE }) => new Response(await save(SITE)) }
`
const workerd = `import { readFileSync } from 'node:fs'
import { Miniflare } from 'miniflare'
const [, , script, SITE] = process.argv
const miniflare = new Miniflare({
  modules: true,
  script: readFileSync(script, 'utf8'),
  compatibilityDate: '2026-01-01',
  bindings: { SITE },
})
const response = await miniflare.dispatchFetch('http://worker.test/')
console.log(await response.text())
await miniflare.dispose()
`

beforeAll(async () => {
  await makeProject(project, 'npm', registryUrl(), ['@so-email/client', 'fp-ts', 'io-ts'])
  const runtimes = ['@oven/bun-linux-x64@1.4', '@deno/linux-x64-glibc@2', 'miniflare@~4.20260317.0']
  await makeProject(tools, 'npm', registryUrl(), ['--ignore-scripts', ...runtimes])
  writeFileSync(join(project, 'saving.mjs'), saving)
  writeFileSync(join(project, 'program.mjs'), program)
  writeFileSync(join(project, 'worker.mjs'), worker)
  writeFileSync(join(tools, 'workerd.mjs'), workerd)
  stub = await startStub()
})
afterAll(async () => {
  await stub?.close()
})

const runIn = (cwd: string, command: string, args: ReadonlyArray<string>): Promise<string> =>
  output(command, args, { cwd, env: environment(), onlyEnv: true, seconds: 120 })

test.each([
  ['Bun', '@oven/bun-linux-x64/bin/bun', []],
  ['Deno', '@deno/linux-x64-glibc/deno', ['run', '--allow-all', '--node-modules-dir=manual']],
])('the client saves on %s', async (_, command, args) => {
  const printed = await runIn(project, join(tools, 'node_modules', command), [...args, 'program.mjs', stub.url])

  expect(printed.trim()).toBe('sales@example.test')
})

test('the client saves on workerd', async () => {
  const bundle = await rolldown({
    input: join(project, 'worker.mjs'),
    platform: 'browser',
    resolve: { conditionNames: ['workerd', 'worker', 'browser', 'import'] },
  })
  const { output: chunks } = await bundle.write({ file: join(project, 'bundle.mjs'), codeSplitting: false })

  expect(chunks).toHaveLength(1)
  expect(readFileSync(join(project, 'bundle.mjs'), 'utf8')).not.toContain('node:')
  const printed = await runIn(tools, process.execPath, ['workerd.mjs', join(project, 'bundle.mjs'), stub.url])
  expect(printed.trim()).toBe('sales@example.test')
})
