/**
 * A copy of this repository as it is now, with a remote that is a folder, and a runner for the jobs of its workflow
 * `release`. What a machine of GitHub has and this one has not is replaced: `gh` by a stand-in, npm's registry by the one
 * on the loopback interface, and provenance, which needs a signature of GitHub, is left out.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { root } from '../published/repository.js'
import { output } from '../published/run.js'
import { environment } from './environment.js'

export interface GhCall {
  readonly args: ReadonlyArray<string>
  readonly input: string
  readonly token: boolean
}

interface Step {
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
}

export interface RepositoryCopy {
  readonly folder: string
  readonly git: (...args: ReadonlyArray<string>) => Promise<string>
  /** Runs the commands of a job, and returns its outputs. */
  readonly runJob: (name: string) => Promise<Readonly<Record<string, string>>>
  readonly ghCalls: () => ReadonlyArray<GhCall>
  readonly remove: () => void
}

/** What the workflow does elsewhere, or `pnpm test` has done before. */
const leftOut = [/^pnpm install\b/, /^pnpm test\b/, /^pnpm check:published\b/]

const commandsOf = (steps: ReadonlyArray<Step>) =>
  steps
    .filter((step): step is Step & { run: string } => step.run !== undefined)
    .map(({ run, env = {} }) => ({
      env,
      command: run.replace(/^npx --yes pnpm@\S+/, 'pnpm').replace(' --provenance', ''),
    }))
    .filter(({ command }) => !leftOut.some((pattern) => pattern.test(command)))

const outputsIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )

/** Copies what git knows, and what it would know after `git add`, and installs it. */
export const copyRepository = async (registryUrl: string): Promise<RepositoryCopy> => {
  const home = mkdtempSync(join(tmpdir(), 'so-email-release-'))
  const folder = join(home, 'repository')
  const bin = join(home, 'bin')
  const calls = join(home, 'gh.jsonl')
  const env = environment({
    PATH: `${bin}:${process.env['PATH']}`,
    GH_CALLS: calls,
    GIT_CONFIG_GLOBAL: join(home, 'gitconfig'),
    TURBO_TELEMETRY_DISABLED: '1',
  })
  const run = (command: string, args: ReadonlyArray<string>, more: Readonly<Record<string, string>> = {}) =>
    output(command, args, { cwd: folder, seconds: 280, env: { ...env, ...more }, onlyEnv: true })
  const git = (...args: ReadonlyArray<string>) => run('git', args).then((text) => text.trim())

  const listed = await output('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  for (const path of listed.trim().split('\n'))
    if (existsSync(join(root, path))) cpSync(join(root, path), join(folder, path), { recursive: true })
  mkdirSync(bin)
  const stub = fileURLToPath(new URL('gh.mjs', import.meta.url))
  writeFileSync(join(bin, 'gh'), `#!/bin/sh\nexec "${process.execPath}" "${stub}" "$@"\n`)
  chmodSync(join(bin, 'gh'), 0o755)
  writeFileSync(
    join(home, 'gitconfig'),
    '[user]\n  name = t\n  email = t@example.test\n[init]\n  defaultBranch = main\n',
  )
  await git('init', '--bare', join(home, 'origin.git'))
  await git('init')
  await git('remote', 'add', 'origin', join(home, 'origin.git'))
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'chore: as it is now')
  await git('push', '--quiet', 'origin', 'main')
  await run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'])

  const { jobs } = parse(readFileSync(join(folder, '.github/workflows/release.yml'), 'utf8'))
  const runJob = async (name: string) => {
    const outputs = join(home, `${name}.outputs`)
    writeFileSync(outputs, '')
    for (const { command, env: own } of commandsOf(jobs[name].steps)) {
      const npm = command.startsWith('node ') ? { npm_config_registry: registryUrl } : {}
      const tokens = Object.fromEntries(Object.keys(own).map((variable) => [variable, 'planted-token']))
      const github = { GITHUB_OUTPUT: outputs, GITHUB_SHA: await git('rev-parse', 'HEAD') }
      await run('bash', ['-ec', command], { ...npm, ...tokens, ...github })
    }
    return outputsIn(readFileSync(outputs, 'utf8'))
  }
  const ghCalls = () =>
    readFileSync(calls, 'utf8')
      .trim()
      .split('\n')
      .map((line): GhCall => JSON.parse(line))
  return { folder, git, runJob, ghCalls, remove: () => rmSync(home, { recursive: true, force: true }) }
}
