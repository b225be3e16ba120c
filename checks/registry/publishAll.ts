/** Publishes all packages of the working tree, as they are built, with the scripts of the release. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../published/repository.js'
import { output } from '../published/run.js'
import { environment } from './environment.js'

export const publishAll = async (registryUrl: string): Promise<void> => {
  const home = mkdtempSync(join(tmpdir(), 'so-email-packed-'))
  const folder = join(home, 'packed')
  const env = environment({ npm_config_registry: registryUrl, NPM_TOKEN: 'any' })
  const options = { cwd: root, seconds: 120, env, onlyEnv: true }
  try {
    await output('node', ['checks/release/pack.mjs', folder, '--config.ignore-scripts=true'], options)
    await output('node', ['checks/release/publish.mjs', folder], options)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
