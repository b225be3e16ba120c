/** The built command in processes of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export const main = fileURLToPath(new URL('../../dist/so-email.js', import.meta.url))

/** A folder that is removed after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'so-email-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface Process {
  readonly child: ChildProcess
  /** Resolves as soon as the output contains a text. */
  readonly printed: (text: string) => Promise<void>
  readonly ended: Promise<{ readonly out: string; readonly err: string; readonly code: number | null }>
}

type Variables = Readonly<Record<string, string>>

const started = (file: string, argv: ReadonlyArray<string>, env: Variables, cwd: string): Process => {
  const child = spawn(file, argv, { cwd, env: { PATH: process.env['PATH'], ...env } })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const output = { out: '', err: '' }
  const waiting = new Set<() => void>()
  const add = (name: 'out' | 'err') => (chunk: Buffer) => {
    output[name] += chunk
    for (const look of waiting) look()
  }
  child.stdout?.on('data', add('out'))
  child.stderr?.on('data', add('err'))
  child.stdin?.on('error', () => {}) // it may have ended
  const ended = once(child, 'close').then(([code]) => ({ ...output, code }))
  return {
    child,
    printed: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!`${output.out}${output.err}`.includes(text)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
        void ended.then(() => reject(new Error(`it ended without ${text}: ${output.out}${output.err}`)))
      }),
    ended,
  }
}

/** The command with its output in pipes. */
export const runBuilt = (
  argv: ReadonlyArray<string>,
  {
    env = {},
    cwd = temporaryFolder(),
    file = main,
  }: { readonly env?: Variables; readonly cwd?: string; readonly file?: string } = {},
): Process => started(process.execPath, [file, ...argv], env, cwd)

/** `script` of util-linux makes a terminal; other systems have another `script`. */
export const hasScript = process.platform === 'linux' && existsSync('/usr/bin/script')

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** The command in a terminal, which has no size unless `stty` gives it one. Its output has both streams. */
export const runInTerminal = (
  argv: ReadonlyArray<string>,
  env: Variables,
  cwd = temporaryFolder(),
  stty = 'sane',
): Process =>
  started(
    '/usr/bin/script',
    ['-qec', `stty ${stty}; exec ${[process.execPath, main, ...argv].map(quoted).join(' ')}`, '/dev/null'],
    { TERM: 'xterm', ...env },
    cwd,
  )
