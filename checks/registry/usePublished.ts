/** What the tests of a file need that install from the registry. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { root } from '../published/repository.js'
import { output } from '../published/run.js'
import { environment } from './environment.js'
import { type Registry, startRegistry } from './Registry.js'

/** Publishes all packages of the working tree, as they are built, with the scripts of the release. */
const publishAll = async (registryUrl: string, folder: string): Promise<void> => {
  const env = environment({ npm_config_registry: registryUrl, NPM_TOKEN: 'any' })
  const options = { cwd: root, seconds: 120, env, onlyEnv: true }
  await output('node', ['checks/release/pack.mjs', folder, '--config.ignore-scripts=true'], options)
  await output('node', ['checks/release/publish.mjs', folder], options)
}

/** A folder, and a registry on loopback that has all packages. Both are there while the tests of the file run. */
export const usePublished = (name: string): { readonly home: string; readonly registryUrl: () => string } => {
  const home = mkdtempSync(join(tmpdir(), `so-email-${name}-`))
  let registry: Registry
  beforeAll(async () => {
    registry = await startRegistry()
    await publishAll(registry.url, join(home, 'packed'))
  })
  afterAll(async () => {
    await registry?.close()
    rmSync(home, { recursive: true, force: true })
  })
  return { home, registryUrl: () => registry.url }
}
