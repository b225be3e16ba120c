/** The built command starts from what V8 made of it in an earlier run. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../support/locations.js'

const built = fileURLToPath(new URL('../../dist/', import.meta.url))

/** A copy of the command, which may write beside itself. */
const installed = (): string => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'dist'))
  for (const file of ['so-email-stub.cjs', 'command.cjs']) {
    copyFileSync(join(built, file), join(folder, 'dist', file))
  }
  writeFileSync(join(folder, 'package.json'), '{"version":"1.2.3"}')
  return folder
}

/** Starts the command, sends so many requests, and ends it. */
const run = async (folder: string, requests: number, env: NodeJS.ProcessEnv = {}): Promise<number | null> => {
  const child = spawn(process.execPath, [join(folder, 'dist/so-email-stub.cjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '', ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'close')
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  for (let i = 0; i < requests; i++) {
    const { status } = await fetch(`${String(line).replace('listening on ', '')}/api`)
    expect(status).toBe(200)
  }
  child.kill('SIGTERM')
  await ended
  return child.exitCode
}

const cached = (folder: string): ReadonlyArray<string> =>
  existsSync(join(folder, '.cache')) ? readdirSync(join(folder, '.cache')).toSorted() : []

const contentOf = (folder: string, name: string): Buffer => readFileSync(join(folder, '.cache', name))

// Windows has no signals: there a process ends without a word.
describe.runIf(process.platform !== 'win32')('so-email-stub', () => {
  it('keeps what V8 made of it when it has answered, and starts from that', async () => {
    const folder = installed()
    const outdated = ['so-email-stub-0123456789abcdef-v20.19.0-x64', 'of-others']
    mkdirSync(join(folder, '.cache'))
    for (const name of outdated) writeFileSync(join(folder, '.cache', name), '')
    expect([await run(folder, 0), cached(folder)]).toEqual([0, outdated.toReversed()])
    expect(await run(folder, 1)).toBe(0)
    const [other, name = '', ...others] = cached(folder)
    const before = contentOf(folder, name)

    expect([await run(folder, 1), cached(folder), others]).toEqual([0, ['of-others', name], []])
    expect([other, name]).toEqual(['of-others', expect.stringMatching(/^so-email-stub-(?!0123)/)])
    expect(contentOf(folder, name).equals(before)).toBe(true)
  })

  it('starts as well from a cache that is broken, and mends it', async () => {
    const folder = installed()
    await run(folder, 1)
    const [name = ''] = cached(folder)
    const { length } = contentOf(folder, name)
    writeFileSync(join(folder, '.cache', name), 'x'.repeat(length))

    expect(await run(folder, 1)).toBe(0)
    expect(contentOf(folder, name).subarray(0, 4).toString()).not.toBe('xxxx')
  })

  it('starts as well where it cannot write', async () => {
    const folder = installed()
    writeFileSync(join(folder, '.cache'), 'no folder')

    expect(await run(folder, 1)).toBe(0)
  })

  it('keeps nothing with NODE_DISABLE_COMPILE_CACHE', async () => {
    const folder = installed()

    expect(await run(folder, 1, { NODE_DISABLE_COMPILE_CACHE: '1' })).toBe(0)
    expect(cached(folder)).toEqual([])
  })
})
