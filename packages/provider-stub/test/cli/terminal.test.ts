/**
 * The command in a terminal that its user has stopped with Ctrl-S. `script` of util-linux makes the terminal; other systems
 * have another `script`, and there the test is skipped.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const command = fileURLToPath(new URL('../../dist/so-email-stub.cjs', import.meta.url))
const hasScript = process.platform === 'linux' && existsSync('/usr/bin/script')

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

test.skipIf(!hasScript)('goes on in a terminal that is stopped with Ctrl-S, and ends by SIGTERM', async () => {
  const line = `echo pid $$; exec ${process.execPath} --max-old-space-size=64 ${command} --log text`
  const terminal = spawn('/usr/bin/script', ['-qec', line, '/dev/null'], { stdio: 'pipe' })
  let pid: number | undefined
  // Also where the test ends for its time.
  onTestFinished(() => {
    if (pid !== undefined && isRunning(pid)) process.kill(pid, 'SIGKILL')
    terminal.kill('SIGKILL')
  })
  const url = await new Promise<string>((resolve) => {
    let printed = ''
    terminal.stdout.on('data', (chunk) => {
      printed += chunk
      const [, id, site] = /pid (\d+)[\s\S]*listening on (\S+)\r?\n/.exec(printed) ?? []
      if (id === undefined || site === undefined) return
      pid = Number(id)
      resolve(site)
    })
  })
  terminal.stdin.write('\x13')
  // More than may wait for a reader: each line holds the path.
  const path = `/api/${'x'.repeat(15_000)}`
  for (let i = 0; i < 3; i++) {
    const responses = await Promise.all(Array.from({ length: 100 }, () => fetch(url + path)))
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([404]))
    await Promise.all(responses.map((response) => response.arrayBuffer()))
  }
  const id = Number(pid)
  process.kill(id, 'SIGTERM')

  await expect.poll(() => isRunning(id), { timeout: 50_000 }).toBe(false)
})
