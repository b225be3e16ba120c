/** A Chromium without a window: the one of the system, or else the one that npm has. It is never absent in silence. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { output } from '../published/run.js'
import { environment } from './environment.js'

const ofSystem = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The last version of the package that runs on Node 20. */
const ofNpm = '@sparticuz/chromium@147.0.0'

/** The program. `folder` is an npm project that it may be installed into. */
export const findChromium = async (folder: string): Promise<string> => {
  const found = ofSystem.find((path) => existsSync(path))
  if (found !== undefined) return found
  const options = { cwd: folder, env: environment(), onlyEnv: true, seconds: 200 }
  await output('npm', ['install', '--ignore-scripts', '--prefer-offline', ofNpm], options)
  const entry = pathToFileURL(join(folder, 'node_modules/@sparticuz/chromium/build/esm/index.js')).href
  const { default: chromium } = await import(entry)
  return chromium.executablePath()
}

/** Opens a page, and closes it when `until` is settled. */
export const openPage = async <A>(program: string, url: string, profile: string, until: Promise<A>): Promise<A> => {
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
  ]
  const child = spawn(program, [...args, url], { stdio: 'ignore' })
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => reject(new Error(`Chromium ended: ${signal ?? code}`)))
  })
  ended.catch(() => undefined) // it ends after the page too
  try {
    return await Promise.race([until, ended])
  } finally {
    child.kill()
    await ended.catch(() => undefined)
  }
}
