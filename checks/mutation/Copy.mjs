/** The repository copied into a folder of its own, where Stryker may write into the sources. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Runs a command, whose output is shown, in a folder.
 *
 * @param {string} folder
 * @param {string} command
 * @param {ReadonlyArray<string>} argv
 * @param {Readonly<Record<string, string>>} [variables]
 */
export const run = (folder, command, argv, variables = {}) => {
  const { status, error } = spawnSync(command, [...argv], {
    cwd: folder,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (error !== undefined) throw error
  return status ?? 1
}

/** The names of the files that a command of git prints. @param {ReadonlyArray<string>} argv */
export const filesBy = (argv) => {
  const { status, stdout, stderr } = spawnSync('git', [...argv, '-z'], { encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error(`git ${argv.join(' ')}: ${stderr}`)
  return stdout.split('\0').filter((name) => name !== '')
}

/**
 * Copies what git knows and does not ignore, installs and builds there, hands the folder on, and removes it.
 *
 * @template A
 * @param {(folder: string) => A} use
 * @returns {A}
 */
export const inCopy = (use) => {
  const folder = mkdtempSync(join(tmpdir(), 'so-email-mutation-'))
  try {
    for (const file of filesBy(['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate']))
      if (existsSync(file)) cpSync(file, join(folder, file), { force: true })
    const ready =
      run(folder, 'pnpm', ['install', '--frozen-lockfile', '--prefer-offline']) === 0 &&
      run(folder, 'pnpm', ['exec', 'tsc', '-b']) === 0
    if (!ready) throw new Error('the copy cannot be built')
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
